/**
 * The Messages API of Anthropic, natively and as the body of Bedrock's invoke: reading requests, writing answers and events.
 * Looks into {@code json}, {@code exchange}, {@code model} and {@code vendor}.
 */
@NullMarked
package dev.lictor.example.simulator.anthropic;

import org.jspecify.annotations.NullMarked;
