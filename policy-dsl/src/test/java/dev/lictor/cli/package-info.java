@NullMarked
package dev.lictor.cli;

import org.jspecify.annotations.NullMarked;
