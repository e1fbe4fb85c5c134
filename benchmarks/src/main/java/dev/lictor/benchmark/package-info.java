/**
 * How fast requests are read and decided, and answers metered and cleaned, each beside Jackson that merely tokenises the same bytes.
 *
 * <p>A dialect is measured by one entry in {@link dev.lictor.benchmark.Dialect} and a directory of resources. Nothing here tells
 * whether a figure is good; the figures go into {@code docs/performance.md}. This room looks into all others.
 */
@NullMarked
package dev.lictor.benchmark;

import org.jspecify.annotations.NullMarked;
