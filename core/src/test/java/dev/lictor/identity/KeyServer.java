package dev.lictor.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A JWKS endpoint on loopback that keeps what it was asked for. */
final class KeyServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile byte[] body = new byte[0];
  private volatile CountDownLatch gate = new CountDownLatch(0);

  KeyServer(String jwks) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    serves(jwks);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    try {
      gate.await();
    } catch (InterruptedException e) {
      return;
    }
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", uri() + "/elsewhere");
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token_keys");
  }

  List<String> asked() {
    return asked;
  }

  void serves(String jwks) {
    status = 200;
    body = jwks.getBytes(StandardCharsets.UTF_8);
  }

  void fails(int newStatus) {
    status = newStatus;
  }

  CountDownLatch holdsBack() {
    gate = new CountDownLatch(1);
    return gate;
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
