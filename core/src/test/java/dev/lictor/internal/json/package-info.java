/** Tests of the strict reading of JSON. */
@NullMarked
package dev.lictor.internal.json;

import org.jspecify.annotations.NullMarked;
