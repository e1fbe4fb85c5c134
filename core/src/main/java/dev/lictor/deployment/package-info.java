/**
 * What the deployments of SAP AI Core serve: which models, in which scenario, by which executable.
 *
 * <p>This room looks into {@code call}, {@code http} and {@code identity}.
 */
@NullMarked
package dev.lictor.deployment;

import org.jspecify.annotations.NullMarked;
