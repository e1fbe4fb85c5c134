package dev.lictor.schema.bedrock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a listener of frames hears, with the pieces of a payload put together. */
final class HeardFrames implements FrameListener {

  /** A frame that ended. */
  record Frame(FrameHeaders headers, String payload, boolean valid) {}

  private final List<Frame> frames = new ArrayList<>();
  private final StringBuilder payload = new StringBuilder();
  private FrameHeaders headers = new FrameHeaders("", "", "", "");
  private boolean open;
  private boolean broken;

  /** Returns what is heard of the bytes, cut at the given places. */
  static HeardFrames of(byte[] stream, int... cuts) {
    HeardFrames heard = new HeardFrames();
    EventStreamFrames frames = new EventStreamFrames(heard);
    Cuts.pass(
        stream, (bytes, from, to) -> frames.pass(ByteBuffer.wrap(bytes, from, to - from)), cuts);
    frames.end();
    heard.broken = frames.broken();
    return heard;
  }

  List<Frame> frames() {
    return frames;
  }

  List<Frame> valid() {
    return frames.stream().filter(Frame::valid).toList();
  }

  boolean broken() {
    return broken;
  }

  @Override
  public void frameBegins(FrameHeaders begun) {
    require(!open);
    open = true;
    headers = begun;
    payload.setLength(0);
  }

  @Override
  public void payload(byte[] bytes, int from, int to) {
    require(open && from < to);
    payload.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void frameEnds(boolean valid) {
    require(open);
    open = false;
    frames.add(new Frame(headers, payload.toString(), valid));
  }

  private static void require(boolean expected) {
    if (!expected) {
      throw new IllegalStateException("heard out of order");
    }
  }
}
