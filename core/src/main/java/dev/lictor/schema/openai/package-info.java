/**
 * OpenAI's wire formats: chat completions, embeddings and responses, on AI Core's deployments and on the native paths of OpenAI and
 * Azure; and OpenAI's listing of models.
 *
 * <p>Sources: openai-openapi (2026-08-21), Azure OpenAI inference 2024-10-21, the API references of Mistral and Perplexity. This room
 * looks into {@code schema}, {@code schema.sse}, {@code call}, {@code mandate}, {@code http}, {@code usage}, {@code internal.json} and the arithmetic of
 * {@code budget}.
 *
 * <h2>Who reports the usage of a stream</h2>
 *
 * <p>OpenAI, Azure and the open servers (vLLM, NVIDIA NIM) do if {@code stream_options.include_usage} asks for it, in an event of its
 * own. Mistral refuses a request that asks (422, {@code extra_forbidden}) and reports in its last event unasked. Perplexity reports in
 * each event unasked, cumulatively. Azure refuses a request that asks and names {@code data_sources}; such a stream has no figures,
 * and is settled at what was held.
 *
 * <h2>Why the bound on the input is one</h2>
 *
 * <p>A call is <em>closed</em> if all that the model reads comes from the body: no hosted tool, no data source, no image, audio or
 * file, nothing that the provider kept, no reasoning in a form that only the provider can read. What the model then reads is the texts
 * of the messages, at one token a byte (byte-level BPE makes no more), tool schemas and formats in the provider's own notation at three
 * times their bytes as written, and the constants of {@link dev.lictor.schema.openai.InputSum} for what chat templates add. A
 * prediction counts twice, because what of it is rejected is billed once more, as output.
 */
@NullMarked
package dev.lictor.schema.openai;

import org.jspecify.annotations.NullMarked;
