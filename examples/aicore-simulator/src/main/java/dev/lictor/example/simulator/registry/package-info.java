/**
 * The prompt registry: templates and orchestration configurations, stored in iterations, and looked up by reference. Looks into
 * {@code json}, {@code exchange}, {@code controlplane} for who asks, and {@code orchestration} for what may be stored.
 */
@NullMarked
package dev.lictor.example.simulator.registry;

import org.jspecify.annotations.NullMarked;
