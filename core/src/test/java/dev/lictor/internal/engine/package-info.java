/** Tests of the engine's single steps. */
@NullMarked
package dev.lictor.internal.engine;

import org.jspecify.annotations.NullMarked;
