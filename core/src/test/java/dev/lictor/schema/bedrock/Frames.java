package dev.lictor.schema.bedrock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Writes frames: by AWS's encoder, or from raw parts with right checksums. */
final class Frames {

  private Frames() {}

  static Map<String, HeaderValue> headers(String... namesAndValues) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], HeaderValue.fromString(namesAndValues[i + 1]));
    }
    return headers;
  }

  static byte[] event(String type, String json) {
    return encode(
        headers(":event-type", type, ":content-type", "application/json", ":message-type", "event"),
        json);
  }

  static byte[] encode(Map<String, HeaderValue> headers, String payload) {
    return encode(headers, payload.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] encode(Map<String, HeaderValue> headers, byte[] payload) {
    ByteBuffer encoded = new Message(headers, payload).toByteBuffer();
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Returns a frame with any bytes for headers. */
  static byte[] raw(byte[] headers, byte[] payload) {
    byte[] body =
        concat(prelude(16L + headers.length + payload.length, headers.length), headers, payload);
    return concat(body, checksum(body));
  }

  /** Returns a prelude with any lengths. */
  static byte[] prelude(long totalBytes, long headersBytes) {
    byte[] lengths = ByteBuffer.allocate(8)
        .putInt((int) totalBytes)
        .putInt((int) headersBytes)
        .array();
    return concat(lengths, checksum(lengths));
  }

  private static byte[] checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
  }
}
