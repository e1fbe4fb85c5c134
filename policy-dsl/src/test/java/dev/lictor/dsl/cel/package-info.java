/** Tests of expressions. */
@NullMarked
package dev.lictor.dsl.cel;

import org.jspecify.annotations.NullMarked;
