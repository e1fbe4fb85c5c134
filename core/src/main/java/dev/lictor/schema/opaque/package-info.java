/**
 * Custom model servers behind a deployment of SAP AI Core, whose format nobody knows: their calls pass unread, count as requests,
 * and run whatever models the control plane names for the deployment, if any.
 *
 * <p>Deployments of foundation models and of orchestration are not custom: a path there that no other room knows stays refused. This
 * room looks into {@code schema}, {@code call} and {@code http}.
 */
@NullMarked
package dev.lictor.schema.opaque;

import org.jspecify.annotations.NullMarked;
