@NullMarked
package dev.lictor.testkit;

import org.jspecify.annotations.NullMarked;
