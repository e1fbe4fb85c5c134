package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

  @TempDir
  Path directory = Path.of("");

  @Test
  void speaksToAnUpstreamWhoseCertificateIsTrustedAndNamesIt() throws Exception {
    Path trust = directory.resolve("good.pem");
    try (Origin origin = upstream("good", "dns:localhost");
        Proxy proxy = proxy(origin, Optional.of(trust));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      for (int i = 0; i < 3; i++) {
        caller.send(GET);
        assertThat(caller.readAnswer()).startsWith("HTTP/1.1 200 ");
      }

      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void sendsNothingToAnUpstreamWithTheCertificateOfAnother() throws Exception {
    Path trust = directory.resolve("other.pem");
    try (Origin origin = upstream("other", "dns:other.example");
        Proxy proxy = proxy(origin, Optional.of(trust));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
    }
  }

  @Test
  void sendsNothingToAnUpstreamThatNobodyVouchesFor() throws Exception {
    try (Origin origin = upstream("unknown", "dns:localhost");
        Proxy proxy = proxy(origin, Optional.empty());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
    }
  }

  @Test
  void asksTheUpstreamItselfByTheSameTrust() throws Exception {
    try (Origin origin = upstream("good", "dns:localhost")) {
      keys("other", "dns:localhost");
      HttpRequest question = HttpRequest.newBuilder(
              URI.create("https://localhost:" + origin.port() + "/v2/lm/deployments/d-1"))
          .timeout(Duration.ofSeconds(10))
          .build();
      HttpClient trusting = Tls.clientTrusting(directory.resolve("good.pem"));
      HttpClient doubting = Tls.clientTrusting(directory.resolve("other.pem"));

      assertThat(trusting.send(question, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> doubting.send(question, BodyHandlers.ofString()))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void saysWhichFileHoldsNoCertificate() throws Exception {
    Path notes = Files.writeString(directory.resolve("notes.txt"), "no certificate");

    assertThatThrownBy(
            () -> Tls.toUpstream(new Upstream(URI.create("https://localhost"), Optional.of(notes))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(notes.toString());
    assertThatThrownBy(() -> Tls.clientTrusting(notes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(notes.toString());
  }

  @Test
  void speaksTlsToItsCallersAndNothingElse() throws Exception {
    KeyStore keys = keys("listener", "dns:localhost");
    Path chain = directory.resolve("listener.pem");
    byte[] encoded = keys.getKey("a", "password".toCharArray()).getEncoded();
    Path key = Files.writeString(
        directory.resolve("listener.key"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(encoded)
            + "\n-----END PRIVATE KEY-----\n");
    Listener listener = new Listener(
        Setups.anyPort(), "", Optional.empty(), Optional.of(new Listener.Certificate(chain, key)));
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trusted.getTrustManagers(), null);
    try (Origin origin = Origin.echo();
        Proxy proxy = Proxy.start(
            new ProxySettings(
                Setups.upstream(origin.port()),
                listener,
                Setups.anyPort(),
                Timeouts.DEFAULT,
                Traffic.DEFAULT),
            Doors.passing());
        Origin.Link caller = new Origin.Link(
            tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), proxy.port()));
        Origin.Link plain = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      String kept = caller.readAnswer();
      caller.send("GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String last = caller.readToEnd();
      plain.send(GET);

      assertThat(proxy.url()).hasScheme("https");
      assertThat(kept).startsWith("HTTP/1.1 200 ");
      assertThat(last).startsWith("HTTP/1.1 200 ").contains("GET /b ");
      assertThat(plain.readToEnd()).doesNotContain("HTTP/1.1 200");
      assertThat(origin.connections()).isLessThanOrEqualTo(2);
    }
  }

  private Proxy proxy(Origin origin, Optional<Path> trust) throws IOException {
    Upstream upstream = new Upstream(URI.create("https://localhost:" + origin.port()), trust);
    return Proxy.start(Setups.of(upstream, "", Timeouts.DEFAULT), Doors.passing());
  }

  private Origin upstream(String name, String subject) throws Exception {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys(name, subject), "password".toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return Origin.start(
        tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
        link -> {
          while (true) {
            link.readHead();
            link.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
          }
        });
  }

  /** Makes a key and its certificate, which it also writes as PEM. */
  private KeyStore keys(String name, String subject) throws Exception {
    Path store = directory.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        "a",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-validity",
        "2",
        "-ext",
        "san=" + subject,
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        "password");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "a",
        "-keystore",
        store.toString(),
        "-storepass",
        "password",
        "-file",
        directory.resolve(name + ".pem").toString());
    return KeyStore.getInstance(store.toFile(), "password".toCharArray());
  }

  private static void keytool(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
