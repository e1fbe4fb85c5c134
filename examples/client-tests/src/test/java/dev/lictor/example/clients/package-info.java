/**
 * The vendors' own SDKs, sent through a running proxy to the simulator: on AI Core's paths and on the vendors' own. What the rooms
 * of core understand is shown here to be what real clients send; the dialects' details are tested in core.
 */
@NullMarked
package dev.lictor.example.clients;

import org.jspecify.annotations.NullMarked;
