/**
 * What the providers' requests look like: for each dialect one class that draws requests which its room reads.
 *
 * <p>How a body is spelt, and how it is spoilt, lives in {@code request}. This room looks into {@code domain} and {@code internal.json}.
 */
@NullMarked
package dev.lictor.testkit.internal.body;

import org.jspecify.annotations.NullMarked;
