/** Tests of the compiler of documents. */
@NullMarked
package dev.lictor.dsl.compile;

import org.jspecify.annotations.NullMarked;
