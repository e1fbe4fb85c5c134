@NullMarked
package dev.lictor.dsl.fact;

import org.jspecify.annotations.NullMarked;
