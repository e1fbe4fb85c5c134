@NullMarked
package dev.lictor.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
