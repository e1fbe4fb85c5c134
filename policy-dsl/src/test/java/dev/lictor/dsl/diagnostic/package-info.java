/** Tests of findings. */
@NullMarked
package dev.lictor.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
