/**
 * Clients, the tokens they get and the keys these are signed with, shaped like XSUAA's; and the check of every token that
 * comes in. Looks into {@code exchange} and {@code json}.
 */
@NullMarked
package dev.lictor.example.simulator.token;

import org.jspecify.annotations.NullMarked;
