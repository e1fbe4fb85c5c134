/**
 * Amazon Bedrock, at AWS and through SAP AI Core: its routes, {@code converse} for all models, the frames of {@code invoke}, and the
 * bodies of Amazon's own models. Bodies of {@code invoke} that belong to another vendor's model are read in that vendor's room.
 *
 * <p>{@link dev.lictor.schema.bedrock.EventStreamFrames} follows the binary event stream, {@link
 * dev.lictor.schema.bedrock.ChunkPayload} finds the provider's event in a frame of {@code invoke-with-response-stream}, and {@link
 * dev.lictor.schema.bedrock.ReprReader} turns the Python notation in which {@code converse-stream} writes its events into JSON.
 * All of them look at bytes as they pass: nothing is buffered or held back.
 *
 * <p>This room looks into {@code schema}, {@code schema.sse}, {@code schema.anthropic}, {@code http}, {@code call}, {@code mandate}, {@code usage}, {@code
 * internal.json} and the arithmetic of {@code budget}.
 */
@NullMarked
package dev.lictor.schema.bedrock;

import org.jspecify.annotations.NullMarked;
