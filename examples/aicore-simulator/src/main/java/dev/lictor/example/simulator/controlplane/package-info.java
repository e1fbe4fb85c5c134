/**
 * AI Core's own interface: deployments, configurations, scenarios, models, dataset files, and its error shape. Looks into
 * {@code json}, {@code exchange}, {@code model} and {@code token}.
 */
@NullMarked
package dev.lictor.example.simulator.controlplane;

import org.jspecify.annotations.NullMarked;
