package dev.lictor.schema.aicore;

import dev.lictor.internal.json.ObjectShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The body of a call that starts work by a configuration, with what the control plane says about that configuration put into it, to
 * be read and never to be sent. It stands under a key that no caller can guess. Immutable.
 */
final class ConfiguredBody {

  private final String key = "lictor-" + UUID.randomUUID();

  private final ObjectShape<Findings> shape = Text.<Findings>shape()
      .optional("configurationId", (in, findings) -> findings.configuration(Text.string(in)))
      .optional(key, (in, findings) -> {
        findings.configured = true;
        in.object(ConfigurationAnswer.SHAPE, findings);
      })
      .build();

  /** Reads a body, in which the configuration may stand or not. */
  Parsed<ControlReading> parse(ByteBuffer body) {
    return Text.parse(body, shape, new Findings(), Findings::reading);
  }

  /** Returns a body with the configuration in it. */
  ByteBuffer with(ByteBuffer body, ByteBuffer configuration) {
    int brace = body.position();
    while (body.get(brace) != '{') {
      brace++;
    }
    byte[] name = ("\"" + key + "\":").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer result =
        ByteBuffer.allocate(body.remaining() + name.length + configuration.remaining() + 1);
    result.put(body.duplicate().limit(brace + 1));
    result.put(name).put(configuration.duplicate()).put((byte) ',');
    return result.put(body.duplicate().position(brace + 1)).flip();
  }
}
