/**
 * What is known about models before any call: the catalogue and its entries.
 *
 * <p>Prices live in {@code usage}; which model a call names is a fact in {@code call}. This room looks into {@code attribute} only.
 */
@NullMarked
package dev.lictor.model;

import org.jspecify.annotations.NullMarked;
