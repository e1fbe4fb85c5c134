@NullMarked
package dev.lictor.testkit.call;

import org.jspecify.annotations.NullMarked;
