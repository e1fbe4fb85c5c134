/** Tests of Bedrock's stream formats. */
@NullMarked
package dev.lictor.schema.bedrock;

import org.jspecify.annotations.NullMarked;
