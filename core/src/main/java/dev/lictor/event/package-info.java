/**
 * What the engine tells its listeners: decisions and settlements, without any content of a request or an answer.
 *
 * <p>This room looks into {@code call}, {@code mandate}, {@code identity}, {@code policy}, {@code usage} and {@code store}.
 */
@NullMarked
package dev.lictor.event;

import org.jspecify.annotations.NullMarked;
