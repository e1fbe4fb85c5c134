package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.sse.EventMeter;

/** The payloads of the two operations that stream frames. Not instantiable. */
final class Payloads {

  private Payloads() {}

  /** Returns the payload of {@code converse-stream}: the event itself, whose name stands in the frame. */
  static FrameMeter.Payload ofConverse(ConverseStream finding) {
    PathScanner scanner = new PathScanner(ConverseStream.ALONE, finding);
    return new FrameMeter.Payload() {
      @Override
      public void begins(String eventType) {
        finding.named(eventType);
      }

      @Override
      public void pass(byte[] bytes, int from, int to) {
        scanner.pass(bytes, from, to);
      }

      @Override
      public boolean ends() {
        boolean whole = scanner.complete();
        scanner.restart();
        return whole;
      }
    };
  }

  /** Returns the payload of {@code invoke-with-response-stream}: the family's event in base64. */
  static FrameMeter.Payload ofInvoke(WantedPath wanted, EventMeter.Finding finding) {
    PathScanner scanner = new PathScanner(wanted, finding);
    ChunkPayload chunk = new ChunkPayload(scanner::pass);
    return new FrameMeter.Payload() {
      @Override
      public void begins(String eventType) {}

      @Override
      public void pass(byte[] bytes, int from, int to) {
        chunk.pass(bytes, from, to);
      }

      @Override
      public boolean ends() {
        boolean whole = chunk.ends() && scanner.complete();
        scanner.restart();
        return whole;
      }
    };
  }
}
