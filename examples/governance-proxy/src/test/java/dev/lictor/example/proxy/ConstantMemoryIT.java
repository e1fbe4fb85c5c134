package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ConstantMemoryIT {

  private static final long TWO_GIB = 2L << 30;
  private static final byte[] PIECE = new byte[1 << 18];

  @Test
  void passesTwoGibibytesUpAndTwoDownWithAHeapOf256MiB() throws Exception {
    try (Origin origin = Origin.start(link -> {
      link.readHead();
      link.in.skipNBytes(TWO_GIB);
      link.send("HTTP/1.1 200 OK\r\nContent-Length: " + TWO_GIB + "\r\n\r\n");
      for (long sent = 0; sent < TWO_GIB; sent += PIECE.length) {
        link.out.write(PIECE);
      }
      link.readHead();
    })) {
      String classPath = System.getProperty("proxy.jar")
          + File.pathSeparator
          + Path.of("target", "test-classes").toAbsolutePath();
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:MaxDirectMemorySize=128m",
              "-cp",
              classPath,
              PassthroughProcess.class.getName(),
              "" + origin.port())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      try (BufferedReader lines = new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
          Origin.Link caller =
              Origin.Link.to(Integer.parseInt(Objects.requireNonNull(lines.readLine())))) {
        caller.send("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + TWO_GIB + "\r\n\r\n");
        for (long sent = 0; sent < TWO_GIB; sent += PIECE.length) {
          caller.out.write(PIECE);
        }
        String head = caller.readHead();
        caller.in.skipNBytes(TWO_GIB);
        process.getOutputStream().close();

        assertThat(head).startsWith("HTTP/1.1 200 ");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
