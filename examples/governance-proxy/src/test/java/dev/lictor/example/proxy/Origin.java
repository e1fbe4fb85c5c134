package dev.lictor.example.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream that does on each connection what the test says, byte by byte. Thread-safe. */
final class Origin implements AutoCloseable {

  private final ServerSocket listening;
  private final Script script;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** What happens on one connection; when it returns or throws, the connection is closed. */
  interface Script {
    void run(Link link) throws Exception;
  }

  private Origin(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
  }

  static Origin start(Script script) throws IOException {
    return start(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), script);
  }

  static Origin start(ServerSocket listening, Script script) {
    Origin origin = new Origin(listening, script);
    thread(origin::accept);
    return origin;
  }

  /** Answers every request with what it received. */
  static Origin echo() throws IOException {
    return start(link -> {
      while (true) {
        String head = link.readHead();
        String body = link.readBody(head);
        String all = head + body;
        link.send("HTTP/1.1 200 OK\r\nContent-Length: " + all.length() + "\r\n\r\n" + all);
      }
    });
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "origin");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        accepted.add(socket);
        connections.incrementAndGet();
        thread(() -> serve(socket));
      }
    } catch (IOException closed) {
      return; // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.run(new Link(socket));
    } catch (Exception ended) {
      accepted.remove(socket);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  /** One connection, from either end. Not thread-safe. */
  static final class Link implements AutoCloseable {

    final Socket socket;
    final InputStream in;
    final OutputStream out;

    Link(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    static Link to(int port) throws IOException {
      return new Link(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Link send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return this;
    }

    String readTo(String end) throws IOException {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("ended after: " + read.toString(StandardCharsets.ISO_8859_1));
        }
        read.write(next);
      }
      return read.toString(StandardCharsets.ISO_8859_1);
    }

    String readHead() throws IOException {
      return readTo("\r\n\r\n");
    }

    /** Reads the body that the head announces: sized, chunked (raw) or none. */
    String readBody(String head) throws IOException {
      String lower = head.toLowerCase(Locale.ROOT);
      int sized = lower.indexOf("\r\ncontent-length: ");
      if (sized >= 0) {
        int from = sized + "\r\ncontent-length: ".length();
        int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
      }
      if (!lower.contains("\r\ntransfer-encoding: chunked")) {
        return "";
      }
      StringBuilder chunks = new StringBuilder();
      while (true) {
        String size = readTo("\r\n");
        chunks.append(size);
        int length = Integer.parseInt(size.trim(), 16);
        if (length == 0) {
          for (String line = readTo("\r\n"); ; line = readTo("\r\n")) {
            chunks.append(line);
            if (line.equals("\r\n")) {
              return chunks.toString();
            }
          }
        }
        chunks.append(new String(in.readNBytes(length + 2), StandardCharsets.ISO_8859_1));
      }
    }

    /** Reads an answer whole. */
    String readAnswer() throws IOException {
      String head = readHead();
      return head + readBody(head);
    }

    String readToEnd() throws IOException {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Goes away with a reset. */
    void vanish() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
