/**
 * The words of a team's own world from which calls are drawn: its models, teams, tenants and hosts, and the numbers that matter; and the
 * dialects that calls speak.
 *
 * <p>What is made of them lives in {@code call} and {@code request}. This room looks into no other of the testkit.
 */
@NullMarked
package dev.lictor.testkit.domain;

import org.jspecify.annotations.NullMarked;
