/**
 * Amazon Bedrock's runtime behind AI Core and natively: converse and invoke, whole and streamed, the frames of streams, the
 * bodies of Amazon's own models. Looks into {@code json}, {@code exchange}, {@code model}, {@code vendor} and {@code anthropic}.
 */
@NullMarked
package dev.lictor.example.simulator.bedrock;

import org.jspecify.annotations.NullMarked;
