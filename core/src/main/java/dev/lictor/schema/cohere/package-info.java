/**
 * Cohere's wire formats: chat v2 and rerank, on AI Core's deployments ({@code aicore-cohere}) and on Cohere's own paths.
 *
 * <p>Sources: Cohere's API reference of v2 ("Chat", "Chat with Streaming", "Rerank"), the types of its SDK for Python, and SAP's list
 * of models for the paths on AI Core. Chat v1 is another format, with a search of the web on Cohere's side, and rerank v1 takes
 * other parameters; neither is spoken here. Cohere's models behind Bedrock belong to that room. This room looks into {@code schema},
 * {@code schema.sse}, {@code call}, {@code mandate}, {@code http}, {@code usage}, {@code internal.json} and the arithmetic of {@code budget}.
 *
 * <h2>Which figures count</h2>
 *
 * <p>An answer tells two pairs: {@code billed_units}, which the bill is made of, and {@code tokens}, which hold Cohere's own template
 * and the model's plans besides (50 against 793 of input in one published answer). The billed pair counts where it is there and is
 * not all zero, else the other. {@code cached_tokens} is a part of {@code tokens} and may exceed what is billed, so it is told with
 * the second pair only. Rerank tells {@code search_units}, which are no tokens: it is counted as requests.
 *
 * <h2>Why the bound on the input is one</h2>
 *
 * <p>A call is <em>closed</em> if it has no image: documents are carried in the body, and chat v2 has no hosted tools and keeps
 * nothing. What the model reads is the texts of the messages, at one token a byte (byte-level BPE makes no more); tools, documents,
 * results of tools, calls of tools, citations and formats, which Cohere writes anew, at three times their bytes as written; and the
 * constants of {@link dev.lictor.schema.cohere.InputSum}, because {@code tokens} counts the template.
 */
@NullMarked
package dev.lictor.schema.cohere;

import org.jspecify.annotations.NullMarked;
