/**
 * One request and its answer, knowing no server: heads, bodies, replies and the pieces they are sent in. Looks into {@code
 * json} only.
 */
@NullMarked
package dev.lictor.example.simulator.exchange;

import org.jspecify.annotations.NullMarked;
