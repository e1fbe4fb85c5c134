/**
 * A server of a customer's own, as a serving template deploys it: KServe's v1 predictions. Looks into {@code json}, {@code
 * exchange} and {@code model}.
 */
@NullMarked
package dev.lictor.example.simulator.custom;

import org.jspecify.annotations.NullMarked;
