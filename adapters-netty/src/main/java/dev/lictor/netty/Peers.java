package dev.lictor.netty;

import dev.lictor.http.Peer;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells who is at the other end of a channel. Not instantiable; Thread-safe. */
final class Peers {

  private Peers() {}

  /** Returns the peer; one without an internet address, such as a Unix socket's, is on this machine. */
  static Peer of(Channel channel) {
    InetAddress address =
        channel.remoteAddress() instanceof InetSocketAddress internet && !internet.isUnresolved()
            ? internet.getAddress()
            : InetAddress.getLoopbackAddress();
    return new Peer(address, thumbprint(channel.pipeline().get(SslHandler.class)));
  }

  private static Optional<String> thumbprint(@Nullable SslHandler tls) {
    if (tls == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = tls.engine().getSession().getPeerCertificates();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (SSLPeerUnverifiedException noCertificate) {
      return Optional.empty();
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("a verified client certificate has no encoding", unreadable);
    }
  }
}
