@NullMarked
package dev.lictor.dsl.layout;

import org.jspecify.annotations.NullMarked;
