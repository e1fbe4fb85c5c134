package dev.lictor.example.simulator.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes a body while it flows by, and keeps its beginning. Not thread-safe. */
public final class BodyTally {
  private final int maxKeptBytes;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final MessageDigest digest = sha256();
  private long length;

  /** Starts a tally that keeps at most so many bytes. */
  public BodyTally(int maxKeptBytes) {
    this.maxKeptBytes = maxKeptBytes;
  }

  /** Takes in all that remains in the buffer, whose position is left where it was. */
  public void add(ByteBuffer bytes) {
    length += bytes.remaining();
    digest.update(bytes.duplicate());
    int room = Math.min(maxKeptBytes - kept.size(), bytes.remaining());
    if (room > 0) {
      byte[] part = new byte[room];
      bytes.duplicate().get(part);
      kept.writeBytes(part);
    }
  }

  /** Returns what came by until now. */
  public Body soFar() {
    try {
      MessageDigest copy = (MessageDigest) digest.clone();
      return new Body(kept.toByteArray(), length, HexFormat.of().formatHex(copy.digest()));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the platform's SHA-256 can be copied", impossible);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
