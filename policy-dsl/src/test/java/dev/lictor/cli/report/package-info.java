@NullMarked
package dev.lictor.cli.report;

import org.jspecify.annotations.NullMarked;
