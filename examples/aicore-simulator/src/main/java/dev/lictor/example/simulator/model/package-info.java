/**
 * The models that the simulator claims to serve, and the deterministic answers and token counts they give. Looks into {@code
 * exchange} for the shape of usage.
 */
@NullMarked
package dev.lictor.example.simulator.model;

import org.jspecify.annotations.NullMarked;
