package dev.lictor.example.simulator.bedrock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes one frame of an AWS event stream (provider-facts §3.3). Thread-safe.
 *
 * <pre>
 * u32 length of all | u32 length of headers | u32 CRC of these eight bytes | headers | payload | u32 CRC of all before
 * header: u8 length, name, u8 type 7, u16 length, text
 * </pre>
 */
final class EventFrame {
  private static final int PRELUDE_BYTES = 12;
  private static final int CRC_BYTES = 4;
  private static final int TYPE_STRING = 7;

  private EventFrame() {}

  static byte[] of(Map<String, String> headers, byte[] payload) {
    byte[] head = headers(headers);
    int length = PRELUDE_BYTES + head.length + payload.length + CRC_BYTES;
    ByteBuffer frame = ByteBuffer.allocate(length).putInt(length).putInt(head.length);
    frame.putInt(crc(frame.array(), frame.position())).put(head).put(payload);
    return frame.putInt(crc(frame.array(), frame.position())).array();
  }

  private static byte[] headers(Map<String, String> headers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    headers.forEach((name, value) -> {
      byte[] key = name.getBytes(StandardCharsets.UTF_8);
      byte[] text = value.getBytes(StandardCharsets.UTF_8);
      out.write(key.length);
      out.writeBytes(key);
      out.write(TYPE_STRING);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) text.length).array());
      out.writeBytes(text);
    });
    return out.toByteArray();
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
