/**
 * How the simulator can be told to misbehave: latency, faults, slow or paused streams, changed answers. Says what shall
 * happen; {@code server} does it. Looks into {@code exchange} and {@code json}.
 */
@NullMarked
package dev.lictor.example.simulator.behaviour;

import org.jspecify.annotations.NullMarked;
