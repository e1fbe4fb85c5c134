/**
 * Bedrock through SAP AI Core: the two formats of its streams.
 *
 * <p>{@link dev.lictor.schema.bedrock.EventStreamFrames} follows the binary event stream, {@link
 * dev.lictor.schema.bedrock.ChunkPayload} finds the provider's event in a frame of {@code invoke-with-response-stream}, and {@link
 * dev.lictor.schema.bedrock.ReprReader} turns the Python notation in which {@code converse-stream} writes its events into JSON.
 * All of them look at bytes as they pass: nothing is buffered or held back. Bodies of {@code invoke} belong to the model's family.
 *
 * <p>This room looks into {@code schema}, {@code schema.sse}, {@code http}, {@code call}, {@code usage} and {@code internal.json}.
 */
@NullMarked
package dev.lictor.schema.bedrock;

import org.jspecify.annotations.NullMarked;
