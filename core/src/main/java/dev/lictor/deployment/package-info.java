/**
 * What the control plane of SAP AI Core knows: which models deployments serve, in which scenario, by which executable; and what stored
 * configurations and templates say.
 *
 * <p>This room looks into {@code call}, {@code http} and {@code identity}.
 */
@NullMarked
package dev.lictor.deployment;

import org.jspecify.annotations.NullMarked;
