@NullMarked
package dev.lictor.testkit.request;

import org.jspecify.annotations.NullMarked;
