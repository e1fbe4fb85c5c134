package dev.lictor.example.proxy;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads certificates. Not instantiable. */
final class Tls {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private Tls() {}

  /** Returns how to speak to the upstream, host name verified, or null if it is plain http. */
  static @Nullable SslContext toUpstream(Upstream upstream) throws IOException {
    if (!upstream.tls()) {
      return null;
    }
    SslContextBuilder builder = SslContextBuilder.forClient()
        .sslProvider(SslProvider.JDK)
        .endpointIdentificationAlgorithm("HTTPS");
    if (upstream.trust().isPresent()) {
      Path trust = readable("upstream.trust", upstream.trust().get());
      try {
        return builder.trustManager(trust.toFile()).build();
      } catch (IllegalArgumentException | SSLException unusable) {
        throw new IOException(
            "upstream.trust must be a PEM file of certificates, found " + trust, unusable);
      }
    }
    return builder.build();
  }

  /** Returns a client that trusts the certificates of a PEM file alone, for what the engine asks the upstream itself. */
  static HttpClient clientTrusting(Path file) throws IOException {
    Path trust = readable("upstream.trust", file);
    try (InputStream pem = Files.newInputStream(trust)) {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        anchors.setCertificateEntry("trusted-" + anchors.size(), each);
      }
      if (anchors.size() == 0) {
        throw new CertificateException("no certificate");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .sslContext(context)
          .build();
    } catch (GeneralSecurityException unusable) {
      throw new IOException(
          "upstream.trust must be a PEM file of certificates, found " + trust, unusable);
    }
  }

  /** Returns how to speak to callers, or null for plain http. */
  static @Nullable SslContext toCallers(Listener listener) throws IOException {
    if (listener.certificate().isEmpty()) {
      return null;
    }
    Listener.Certificate certificate = listener.certificate().get();
    Path chain = readable("certificate.chain", certificate.chain());
    Path key = readable("certificate.key", certificate.key());
    try {
      return SslContextBuilder.forServer(chain.toFile(), key.toFile())
          .sslProvider(SslProvider.JDK)
          .build();
    } catch (IllegalArgumentException | SSLException unusable) {
      throw new IOException(
          "certificate must be a PEM chain and its unencrypted PKCS #8 key, found " + chain
              + " and " + key,
          unusable);
    }
  }

  private static Path readable(String name, Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(name + " cannot be read: " + file);
    }
    return file;
  }
}
