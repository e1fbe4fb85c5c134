/** Tests of the runner of test files. */
@NullMarked
package dev.lictor.dsl.suite;

import org.jspecify.annotations.NullMarked;
