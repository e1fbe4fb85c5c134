/**
 * The only room that knows Netty: connections, turns and the pumping of replies. Looks into {@code exchange}, {@code traffic}
 * and {@code behaviour}.
 */
@NullMarked
package dev.lictor.example.simulator.server;

import org.jspecify.annotations.NullMarked;
