/**
 * A small logic of conditions and its decision procedure: questions about the facts of one call, joined by and, or and not, and said of
 * every or some element of a list. It decides whether they can hold together, and shows how.
 *
 * <p>Internal to this module. It knows neither CEL nor policies and looks into no other room.
 */
@NullMarked
package dev.lictor.dsl.logic;

import org.jspecify.annotations.NullMarked;
