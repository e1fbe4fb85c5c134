/**
 * Google's Gemini models: {@code generateContent}, whole and streamed, and embeddings; behind a deployment of SAP AI Core
 * ({@code gcp-vertexai}), at Vertex AI and at the Gemini API.
 *
 * <p>Sources: the REST references of the Gemini API ({@code v1}, {@code v1beta}) and of Vertex AI ({@code v1}, {@code v1beta1}), the
 * types of Google's Java SDK, and SAP's SDKs for the paths of AI Core. This room looks into {@code schema}, {@code schema.sse},
 * {@code call}, {@code mandate}, {@code http}, {@code usage}, {@code internal.json} and the arithmetic of {@code budget}.
 *
 * <h2>Which model runs</h2>
 *
 * <p>The path names a model, and behind a deployment the control plane names another: Google's name and AI Core's, which need not be
 * the same ({@code gemini-embedding-001} and {@code gemini-embedding}). Both are facts and both must be allowed, so a model
 * catalogue lists a model under both names where they differ. A body that names further models names further attempts; one that
 * leaves the choice to the provider is refused.
 *
 * <h2>Spelling</h2>
 *
 * <p>The APIs take proto JSON: each key in {@code camelCase} or in {@code snake_case}, and one object where a list may be. Both are
 * read alike; a body that has both spellings of one key in one object is refused.
 *
 * <h2>Why the bound on the input is one</h2>
 *
 * <p>A call is <em>closed</em> if all that the model reads comes from the body: it carries and links no media, names no cached content
 * and offers no tool but functions. Tokenizers that lose nothing make at most one token a byte of text. Calls and results of
 * functions, schemas and tools are rewritten before the model sees them, so they count three times their bytes as written; so do
 * thought signatures, which hold earlier thoughts in an encrypted form that cannot be shorter than what it encrypts.
 */
@NullMarked
package dev.lictor.schema.gemini;

import org.jspecify.annotations.NullMarked;
