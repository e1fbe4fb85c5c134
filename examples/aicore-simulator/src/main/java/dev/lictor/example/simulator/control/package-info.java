/**
 * The simulator's own paths under {@code /_simulator/}, for tests in other processes. Looks into {@code json}, {@code
 * exchange}, {@code traffic} and {@code behaviour}.
 */
@NullMarked
package dev.lictor.example.simulator.control;

import org.jspecify.annotations.NullMarked;
