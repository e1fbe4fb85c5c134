package dev.lictor.schema;

import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import java.nio.ByteBuffer;

/** Reads the figures of an answer that is one JSON document; one that is not whole tells nothing. Confined to one call. */
public final class DocumentMeter implements Meter {

  /** Collects what stands at the wanted places of one document. Confined to one call. */
  public interface Finding extends PathListener {
    /** Returns what was found in a document that is whole. */
    Measured found();
  }

  private final Finding finding;
  private final PathScanner scanner;

  /**
   * Creates a meter.
   *
   * @param wanted what is wanted of the document
   */
  public DocumentMeter(WantedPath wanted, Finding finding) {
    this.finding = finding;
    this.scanner = new PathScanner(wanted, finding);
  }

  @Override
  public void pass(ByteBuffer bytes) {
    scanner.pass(bytes);
  }

  @Override
  public Measured end() {
    return scanner.complete() ? finding.found() : Measured.NOTHING;
  }
}
