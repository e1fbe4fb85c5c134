/** Tests of content codings. */
@NullMarked
package dev.lictor.schema.coding;

import org.jspecify.annotations.NullMarked;
