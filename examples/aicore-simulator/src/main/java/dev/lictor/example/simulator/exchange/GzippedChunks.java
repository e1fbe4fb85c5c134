package dev.lictor.example.simulator.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The pieces of another body, each compressed and flushed as it is made. Confined to one call. */
public final class GzippedChunks implements Chunks {
  private final Chunks plain;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;
  private boolean ended;

  /** Wraps a body. */
  public GzippedChunks(Chunks plain) {
    this.plain = plain;
    try {
      this.gzip = new GZIPOutputStream(out, 512, true);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public byte @Nullable [] next() {
    if (ended) {
      return null;
    }
    byte[] piece = plain.next();
    try {
      if (piece == null) {
        ended = true;
        gzip.finish();
      } else {
        gzip.write(piece);
        gzip.flush();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] packed = out.toByteArray();
    out.reset();
    return packed;
  }
}
