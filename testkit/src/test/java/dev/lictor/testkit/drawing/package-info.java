@NullMarked
package dev.lictor.testkit.drawing;

import org.jspecify.annotations.NullMarked;
