@NullMarked
package dev.lictor.testkit.domain;

import org.jspecify.annotations.NullMarked;
