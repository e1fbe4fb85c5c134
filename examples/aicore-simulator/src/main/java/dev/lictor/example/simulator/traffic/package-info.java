/**
 * What was received and answered, kept for tests to inspect, and the sums of usage. No token or secret is kept in clear.
 * Looks into {@code exchange} and {@code json}.
 */
@NullMarked
package dev.lictor.example.simulator.traffic;

import org.jspecify.annotations.NullMarked;
