/**
 * From a tree to a document of core: parameters, variables, rules, messages and budgets, with every check that needs them
 * together.
 *
 * <p>Internal to this module. It looks into {@code cel}, {@code yaml}, {@code diagnostic} and core.
 */
@NullMarked
package dev.lictor.dsl.compile;

import org.jspecify.annotations.NullMarked;
