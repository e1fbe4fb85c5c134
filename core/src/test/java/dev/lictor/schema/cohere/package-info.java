/** Tests of the room of Cohere. */
@NullMarked
package dev.lictor.schema.cohere;

import org.jspecify.annotations.NullMarked;
