package dev.lictor.example.simulator.exchange;

import java.util.Arrays;

/** What is known of a body that went by: its beginning, its length, its hash. Immutable. */
public final class Body {
  private final byte[] kept;
  private final long length;
  private final String sha256;

  Body(byte[] kept, long length, String sha256) {
    this.kept = kept;
    this.length = length;
    this.sha256 = sha256;
  }

  /** Returns its first bytes, as many as the limit allowed. The array is not a copy and must not be changed. */
  public byte[] kept() {
    return kept;
  }

  /** Returns how many bytes it had in all. */
  public long length() {
    return length;
  }

  /** Returns the SHA-256 of all of it, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** Says whether {@link #kept} is all there was. */
  public boolean whole() {
    return kept.length == length;
  }

  /** Returns the same body with nothing kept of it. */
  public Body withoutBytes() {
    return new Body(new byte[0], length, sha256);
  }

  /** Returns the same body with at most so many bytes kept. */
  public Body keeping(int maxBytes) {
    return kept.length <= maxBytes ? this : new Body(Arrays.copyOf(kept, maxBytes), length, sha256);
  }
}
