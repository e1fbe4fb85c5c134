package dev.lictor.example.proxy;

import io.netty.buffer.ByteBuf;

/**
 * Looks at the lines of a head before the decoder does, which joins continued ones (obs-fold, RFC 9112 §5.2) so that nobody
 * behind it can tell. Every byte is looked at once. Confined to one channel.
 */
final class HeadLines {

  private int seen; // readable bytes that were looked at already
  private boolean begun;
  private boolean lineEmpty = true;
  private boolean over;
  private boolean folded;

  /** Expects the head of the next request. */
  void begin() {
    seen = 0;
    begun = false;
    lineEmpty = true;
    over = false;
    folded = false;
  }

  /** Looks at what came, up to the end of the head. */
  void look(ByteBuf buffer) {
    for (int i = buffer.readerIndex() + seen; i < buffer.writerIndex() && !over; i++) {
      byte next = buffer.getByte(i);
      seen++;
      if (next == '\n') {
        over = begun && lineEmpty;
        lineEmpty = true;
      } else if (next != '\r') {
        folded |= begun && lineEmpty && (next == ' ' || next == '\t');
        begun = true;
        lineEmpty = false;
      }
    }
  }

  /** Says how many bytes the decoder took. */
  void consumed(int bytes) {
    seen = Math.max(0, seen - bytes);
  }

  /** Returns whether a line of the head continued the one before. */
  boolean folded() {
    return folded;
  }
}
