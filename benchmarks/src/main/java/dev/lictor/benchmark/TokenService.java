package dev.lictor.benchmark;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A token service on loopback: one RSA key, and the token of one service instance. Thread-safe. */
final class TokenService implements AutoCloseable {

  private static final String AUDIENCE = "aicore!b12";
  private static final String CLIENT = "sb-benchmark!b34|aicore!b12";

  private final RSAKey key;
  private final HttpServer server;

  TokenService() {
    try {
      key = new RSAKeyGenerator(2048).keyID("key-1").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException | IOException e) {
      throw new IllegalStateException("the token service cannot be started", e);
    }
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, keys.length);
      exchange.getResponseBody().write(keys);
      exchange.close();
    });
    server.start();
  }

  String audience() {
    return AUDIENCE;
  }

  URI keys() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token_keys");
  }

  /** Returns a token as XSUAA makes it, for an hour. */
  String token(String tenant, String instance) {
    Instant now = Instant.now();
    JWTClaimsSet claims = new JWTClaimsSet.Builder()
        .jwtID("benchmark")
        .claim("ext_attr", Map.of("enhancer", "XSUAA", "serviceinstanceid", instance))
        .subject(CLIENT)
        .claim("scope", List.of(AUDIENCE + ".read", "uaa.resource"))
        .claim("cid", CLIENT)
        .claim("client_id", CLIENT)
        .claim("azp", CLIENT)
        .claim("zid", tenant)
        .issuer("https://acme.authentication.eu10.example/oauth/token")
        .audience(List.of("uaa", CLIENT, AUDIENCE))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
        .build();
    SignedJWT token = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed", e);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
