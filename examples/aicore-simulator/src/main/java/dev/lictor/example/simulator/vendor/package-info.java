/**
 * What the vendors' own dialects share: a question read out of a body, the answer to it in no dialect, prompt caching, token
 * figures. Knows no paths and no body's format. Looks into {@code json}, {@code exchange} and {@code model}.
 */
@NullMarked
package dev.lictor.example.simulator.vendor;

import org.jspecify.annotations.NullMarked;
