/**
 * A transparent, governed reverse proxy: the server codec, {@link dev.lictor.netty.LictorHandler}, and one handler that
 * forwards to an upstream through a pool of connections.
 *
 * <p>Governance lives in the engine; here is only what any reverse proxy must do well. Nothing but the demo and the command
 * line knows where policies come from. This room may look into every published module.
 */
@NullMarked
package dev.lictor.example.proxy;

import org.jspecify.annotations.NullMarked;
