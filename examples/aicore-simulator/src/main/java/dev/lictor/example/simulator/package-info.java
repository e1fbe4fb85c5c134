/**
 * The front door of a stand-in for SAP AI Core on loopback: how it is configured, started, watched and stopped. What it
 * answers lives in the rooms below; this package only puts them together, so it may look into all of them.
 */
@NullMarked
package dev.lictor.example.simulator;

import org.jspecify.annotations.NullMarked;
