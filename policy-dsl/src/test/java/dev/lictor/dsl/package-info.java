/** Tests of the front door, and golden files. */
@NullMarked
package dev.lictor.dsl;

import org.jspecify.annotations.NullMarked;
