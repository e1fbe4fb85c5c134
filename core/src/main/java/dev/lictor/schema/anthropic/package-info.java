/**
 * Anthropic's Messages API: native ({@code /v1/messages}, its token count and the list of models) and as the body of a call that
 * Bedrock invokes.
 *
 * <p>Sources: Anthropic's API reference and the types of its SDK for Python, beta included (009b0353, 2026-08-07). Of the head nothing is
 * read: a beta that {@code anthropic-beta} names unlocks parameters, tools and blocks, and every one of these is read where it stands
 * in the body, or refused. A beta that lengthens the context ({@code context-1m-…}) or the answer changes what the catalogue has to say
 * of a model.
 *
 * <p>This room looks into {@code schema}, {@code schema.sse}, {@code call}, {@code mandate}, {@code http}, {@code usage}, {@code internal.json} and the
 * arithmetic of {@code budget}. The room of Bedrock looks into {@link dev.lictor.schema.anthropic.InvokedMessages}.
 *
 * <h2>Why the bound on the input is one</h2>
 *
 * <p>A call is <em>closed</em> if all that the model reads comes from the body: it has no image or file, no reference, no tool but
 * functions, no result of a hosted tool, no citations (they cut documents into numbered pieces) and no compaction (it samples twice).
 * What the model then reads is its texts, at most one token a byte of UTF-8 (byte-level BPE); tools, their choice, the inputs of
 * earlier calls and the output format, three times their bytes as written, because they are written anew; and the constants of {@link
 * dev.lictor.schema.anthropic.InputSum}.
 */
@NullMarked
package dev.lictor.schema.anthropic;

import org.jspecify.annotations.NullMarked;
