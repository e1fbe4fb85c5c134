/**
 * Assertions on policies and gateways, for tests in any JUnit 5 project.
 *
 * <p>What calls are drawn from lives in {@code domain}, calls as rules see them in {@code call}, requests as they come over the wire in
 * {@code request}. This room looks into all others of the testkit.
 */
@NullMarked
package dev.lictor.testkit;

import org.jspecify.annotations.NullMarked;
