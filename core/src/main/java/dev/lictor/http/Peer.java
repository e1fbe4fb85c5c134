package dev.lictor.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The other end of the connection on which a request came. Immutable.
 *
 * @param address the address of the peer, which may be a proxy's
 * @param certificateThumbprint the base64url SHA-256 thumbprint of the client certificate that TLS verified ({@code x5t#S256}
 *     of RFC 8705 §3.1), if there is one
 */
public record Peer(InetAddress address, Optional<String> certificateThumbprint) {

  /** Returns a peer at the address, without a client certificate. */
  public static Peer at(InetAddress address) {
    return new Peer(address, Optional.empty());
  }
}
