/** Tests of server-sent events. */
@NullMarked
package dev.lictor.schema.sse;

import org.jspecify.annotations.NullMarked;
