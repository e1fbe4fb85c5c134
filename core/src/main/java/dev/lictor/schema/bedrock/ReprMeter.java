package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.sse.DataListener;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.schema.sse.EventSplitter;
import java.nio.ByteBuffer;

/**
 * Reads the figures of a stream of events with Python's notation, or JSON, in them, as SAP AI Core writes those of {@code
 * converse-stream}. A line that begins behind a whole document begins another. Confined to one call.
 */
final class ReprMeter implements Meter {

  private static final byte[] LINE_END = {'\n'};

  private final EventMeter.Finding finding;
  private final ReprReader reader;
  private final EventSplitter splitter = new EventSplitter(new Lines());

  ReprMeter(WantedPath wanted, EventMeter.Finding finding) {
    this.finding = finding;
    this.reader = new ReprReader(wanted, finding);
  }

  @Override
  public void pass(ByteBuffer bytes) {
    splitter.pass(bytes);
  }

  @Override
  public Measured end() {
    splitter.end();
    return finding.found(false);
  }

  private final class Lines implements DataListener {

    private boolean open; // a document has begun

    @Override
    public void data(byte[] bytes, int from, int to) {
      open |= from < to;
      reader.pass(bytes, from, to);
    }

    @Override
    public void lineEnds() {
      reader.pass(LINE_END, 0, 1);
      if (reader.complete() || reader.broken()) {
        ends(reader.complete());
      }
    }

    @Override
    public void eventEnds() {
      ends(false);
    }

    private void ends(boolean whole) {
      reader.restart();
      if (open) {
        finding.documentEnds(whole);
      }
      open = false;
    }
  }
}
