/**
 * One settings format for all hosts: the engine's part of a YAML file, and the tools with which a host reads its own part of the
 * same file, with the same places and findings.
 *
 * <p>What the settings make is put together by the host. How files are watched is the business
 * of {@code reload}. This room looks into it, {@code dsl} and core.
 */
@NullMarked
package dev.lictor.settings;

import org.jspecify.annotations.NullMarked;
