/** Tests of what is kept in databases. */
@NullMarked
package dev.lictor.jdbc;

import org.jspecify.annotations.NullMarked;
