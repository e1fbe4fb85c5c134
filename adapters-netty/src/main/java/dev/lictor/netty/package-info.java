/**
 * Lictor in a Netty pipeline: {@link dev.lictor.netty.LictorHandler} goes behind the HTTP/1.1 server codec and before the
 * application.
 *
 * <p>The handler translates between Netty's messages and the front door; it decides nothing. Nothing here knows an upstream:
 * an application that talks to one tells the {@link dev.lictor.netty.Call} what happens to it. This room looks into
 * {@code dev.lictor} and {@code dev.lictor.http}.
 */
@NullMarked
package dev.lictor.netty;

import org.jspecify.annotations.NullMarked;
