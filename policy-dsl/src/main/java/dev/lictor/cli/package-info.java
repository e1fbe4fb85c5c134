/**
 * The {@code lictor} command: what policy authors type, and nothing that a host embeds.
 *
 * <p>Each subcommand is a class. How findings are written is the business of {@code report}; what the commands do is done by the
 * rooms of {@code dsl} and {@code settings}, into which this room looks, and nobody looks into it. It and {@code report} are the
 * only ones that know picocli.
 */
@NullMarked
package dev.lictor.cli;

import org.jspecify.annotations.NullMarked;
