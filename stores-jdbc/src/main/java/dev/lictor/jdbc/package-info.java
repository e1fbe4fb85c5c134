/**
 * What Lictor keeps in a JDBC database: the team directory, asked off the caller's thread and remembered.
 *
 * <p>The database, its driver and its connection pool are the host's. Of core this room looks into {@code identity} and {@code
 * attribute} only.
 */
@NullMarked
package dev.lictor.jdbc;

import org.jspecify.annotations.NullMarked;
