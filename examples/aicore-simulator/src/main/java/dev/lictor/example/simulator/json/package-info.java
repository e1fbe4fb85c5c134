/**
 * JSON read and written the way the simulated service does, and the shapes a document must have. Knows no HTTP and looks
 * into no other room.
 */
@NullMarked
package dev.lictor.example.simulator.json;

import org.jspecify.annotations.NullMarked;
