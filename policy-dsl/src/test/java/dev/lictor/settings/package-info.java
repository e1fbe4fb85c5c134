/** Tests of settings. */
@NullMarked
package dev.lictor.settings;

import org.jspecify.annotations.NullMarked;
