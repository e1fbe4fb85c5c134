/**
 * The front door of the policy language: policies, team directories and model catalogues out of files.
 *
 * <p>How they are read and checked is the business of the rooms below: {@code diagnostic}, {@code yaml},
 * {@code cel} and {@code compile}. This room looks into them and into core.
 */
@NullMarked
package dev.lictor.dsl;

import org.jspecify.annotations.NullMarked;
