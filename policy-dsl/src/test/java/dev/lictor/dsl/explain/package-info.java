@NullMarked
package dev.lictor.dsl.explain;

import org.jspecify.annotations.NullMarked;
