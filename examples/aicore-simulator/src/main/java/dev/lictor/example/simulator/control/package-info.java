/**
 * The simulator's own paths under {@code /_simulator/}, for tests in other processes. Looks into {@code json}, {@code
 * exchange}, {@code traffic}, {@code behaviour} and {@code token}.
 */
@NullMarked
package dev.lictor.example.simulator.control;

import org.jspecify.annotations.NullMarked;
