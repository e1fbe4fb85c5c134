/** Tests of settings. */
@NullMarked
package dev.lictor.settings.reload;

import org.jspecify.annotations.NullMarked;
