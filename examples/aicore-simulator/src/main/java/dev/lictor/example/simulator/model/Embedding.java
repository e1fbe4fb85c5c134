package dev.lictor.example.simulator.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** A vector of length 1 that follows from a text alone. Immutable. */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /** Embeds a text in a space of so many dimensions, of which there is at least one. */
  public static Embedding of(String text, int dimensions) {
    CRC32 seed = new CRC32();
    seed.update(text.getBytes(StandardCharsets.UTF_8));
    SplittableRandom random = new SplittableRandom(seed.getValue());
    double[] raw = new double[dimensions];
    double square = 0;
    for (int i = 0; i < dimensions; i++) {
      raw[i] = random.nextDouble() - 0.5;
      square += raw[i] * raw[i];
    }
    float[] values = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      values[i] = (float) (raw[i] / Math.sqrt(square));
    }
    return new Embedding(values);
  }

  /** Returns the values. */
  public float[] values() {
    return values.clone();
  }

  /** Writes the values as little-endian 32-bit floats in Base64, as OpenAI does. */
  public String base64() {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
