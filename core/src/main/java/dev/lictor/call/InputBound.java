package dev.lictor.call;

/**
 * An upper bound on the tokens that a call's own text can make, and whether that text is all there is.
 *
 * <p>A call is <em>closed</em> if every text that the model will see is in the body: no reference, grounding, translation,
 * media or hosted tool adds to it. The input of a call that is not closed is bounded by the model's context length alone.
 * Immutable.
 *
 * @param tokens the bound: byte-level tokenizers make at most one token a byte of UTF-8
 * @param closed whether the call is closed
 */
public record InputBound(long tokens, boolean closed) {}
