/**
 * Files that change while a host runs: they are looked at again and again, and when a change has come to rest, all of them are read as
 * one set, which goes live whole or not at all.
 *
 * <p>What the files hold and what becomes of it is the business of {@code settings}. This room looks into {@code dsl.diagnostic} only.
 */
@NullMarked
package dev.lictor.settings.reload;

import org.jspecify.annotations.NullMarked;
