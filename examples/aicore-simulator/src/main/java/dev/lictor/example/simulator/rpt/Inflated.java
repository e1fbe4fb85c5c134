package dev.lictor.example.simulator.rpt;

import dev.lictor.example.simulator.exchange.Head;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads a body that may be compressed with gzip, within the service's bound. Thread-safe. */
final class Inflated {
  /** How large a body may be, decompressed (spec SAP-RPT-1 0.1.0). */
  static final int MAX_BYTES = 10_485_760;

  private Inflated() {}

  /** Returns the body, at most one byte more than the bound; empty if it is not in the coding that it claims to be in. */
  static Optional<byte[]> of(Head head, byte[] body) {
    String coding = head.header("content-encoding").orElse("identity");
    if (coding.equalsIgnoreCase("identity")) {
      return Optional.of(body);
    }
    if (!coding.equalsIgnoreCase("gzip")) {
      return Optional.empty();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return Optional.of(in.readNBytes(MAX_BYTES + 1));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }
}
