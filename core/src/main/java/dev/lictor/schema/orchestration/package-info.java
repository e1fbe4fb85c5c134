/**
 * SAP AI Core's orchestration service: completion v1 and v2, whole and streamed, and embeddings v2.
 *
 * <p>Sources: the OpenAPI documents of orchestration v2 (0.110.12) and of v1 (the last before v2). This room looks into {@code
 * schema}, {@code schema.sse}, {@code call}, {@code mandate}, {@code http}, {@code usage}, {@code internal.json} and the arithmetic of {@code budget}.
 *
 * <h2>Why the bound on the input is one</h2>
 *
 * <p>A call is <em>closed</em> if all that the model reads comes from the body: it names no stored configuration or template, asks
 * for no grounding or translation, carries and links no image or file, offers no hosted tool, and uses the template language for
 * plain {@code {{?name}}} only, not within a value. What the model then reads is
 *
 * <ul>
 *   <li>the texts of the history and the template, each placeholder replaced by its value or default. Their length in bytes is summed
 *       without expanding them: literal bytes (those of the placeholders themselves included), and for each name its occurrences
 *       times the longer of value and default. Masking lengthens that by at most what {@link
 *       dev.lictor.schema.orchestration.MaskGrowth} says.
 *   <li>tool schemas, response format and tool choice, in the provider's own notation: three times their bytes as written.
 *   <li>what chat templates add to a request, a message, a set of tools: constants of {@link
 *       dev.lictor.schema.orchestration.InputSum}, chosen above the largest that is known.
 * </ul>
 *
 * <p>Tokenizers that lose nothing (byte-level BPE, or pieces with byte fallback) make at most one token a byte, so bytes bound
 * tokens. Of a fallback list the largest element counts. Every sum stops at {@link dev.lictor.budget.Amounts#MAX}.
 */
@NullMarked
package dev.lictor.schema.orchestration;

import org.jspecify.annotations.NullMarked;
