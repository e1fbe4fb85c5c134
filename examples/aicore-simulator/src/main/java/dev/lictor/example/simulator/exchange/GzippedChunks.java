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
  public byte @Nullable [] breakOff() {
    byte[] error = plain.breakOff();
    if (error == null || ended) {
      return null;
    }
    ended = true;
    try {
      gzip.write(error);
      gzip.finish();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return taken();
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
    return taken();
  }

  private byte[] taken() {
    byte[] packed = out.toByteArray();
    out.reset();
    return packed;
  }
}
