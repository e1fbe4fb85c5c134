package dev.lictor.example.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads AWS event-stream frames, checking both sums, written apart from what writes them. Thread-safe. */
final class Frames {
  record Frame(Map<String, String> headers, JsonNode payload) {}

  private Frames() {}

  static List<Frame> read(byte[] bytes) {
    List<Frame> frames = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      int start = all.position();
      int length = all.getInt();
      int headerLength = all.getInt();
      check(bytes, start, 8, all.getInt());
      byte[] headers = new byte[headerLength];
      all.get(headers);
      byte[] payload = new byte[length - headerLength - 16];
      all.get(payload);
      check(bytes, start, length - 4, all.getInt());
      frames.add(
          new Frame(headers(ByteBuffer.wrap(headers)), Json.parse(payload).orElseThrow()));
    }
    return frames;
  }

  private static Map<String, String> headers(ByteBuffer bytes) {
    Map<String, String> headers = new HashMap<>();
    while (bytes.hasRemaining()) {
      byte[] name = new byte[bytes.get()];
      bytes.get(name);
      if (bytes.get() != 7) {
        throw new AssertionError("a header is not a string");
      }
      byte[] value = new byte[bytes.getShort()];
      bytes.get(value);
      headers.put(
          new String(name, StandardCharsets.UTF_8), new String(value, StandardCharsets.UTF_8));
    }
    return headers;
  }

  private static void check(byte[] bytes, int from, int length, int expected) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    if ((int) crc.getValue() != expected) {
      throw new AssertionError("a frame's sum is wrong");
    }
  }
}
