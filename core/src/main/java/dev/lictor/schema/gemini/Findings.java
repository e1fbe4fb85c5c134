package dev.lictor.schema.gemini;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the usage of an answer: one response, or the chunks of a stream, as events or as the elements of a list. Confined to one
 * call.
 *
 * <p>The figures of a stream are cumulative, so those of the last chunk that has any count, provided that they are usable; of two
 * usages in one chunk the larger. Nothing marks the end of a stream but that its last chunk with candidates says why they ended, or
 * its last with feedback why the prompt was blocked.
 */
final class Findings implements DocumentMeter.Finding, EventMeter.Finding {

  private static final int USAGE = UsageFields.COUNT;
  private static final int CHUNK = USAGE + 1;
  private static final int CANDIDATE = USAGE + 2;
  private static final int END = USAGE + 3;
  private static final int ERROR = USAGE + 4;
  private static final String UNSAID = "_UNSPECIFIED";

  /** The places that count in a response, a chunk, or a list of chunks. */
  static final WantedPath WANTED = WantedPath.at(
          "",
          CHUNK,
          WantedPath.at("usageMetadata", USAGE, UsageFields.WANTED),
          WantedPath.at("candidates", CANDIDATE, WantedPath.at("finishReason", END))
              .orElements(),
          WantedPath.within("promptFeedback", WantedPath.at("blockReason", END)),
          WantedPath.at("error", ERROR))
      .orElements();

  private @Nullable UsageFields open;
  private @Nullable Usage inChunk;
  private boolean chunkCounts;
  private boolean chunkHasCandidates;
  private boolean chunkEnds;
  private @Nullable Usage last;
  private boolean usable = true;
  private boolean ended;
  private boolean error;

  @Override
  public void opens(int id) {
    if (id == CHUNK) {
      inChunk = null;
      chunkCounts = false;
      chunkHasCandidates = false;
      chunkEnds = false;
    } else if (id == USAGE) {
      open = new UsageFields();
    } else if (id == ERROR) {
      error = true;
    } else if (id == CANDIDATE) {
      chunkHasCandidates = true;
    } else if (open != null && id < USAGE) {
      open.spoil();
    }
  }

  @Override
  public void closes(int id) {
    if (id == USAGE && open != null) {
      Usage usage = open.usage();
      chunkCounts |= open.any();
      if (usage != null && (inChunk == null || usage.totalTokens() > inChunk.totalTokens())) {
        inChunk = usage;
      }
      open = null;
    } else if (id == CHUNK) {
      take();
    }
  }

  @Override
  public void value(int id, JsonType type, String text) {
    if (id == USAGE) {
      chunkCounts |= type != JsonType.NULL;
    } else if (id == END) {
      chunkEnds |= type == JsonType.STRING && !text.endsWith(UNSAID);
    } else if (id == ERROR) {
      error |= type != JsonType.NULL;
    } else if (open != null && id < USAGE) {
      open.set(id, type, text);
    }
  }

  private void take() {
    if (chunkCounts) {
      last = inChunk;
      usable = inChunk != null;
    }
    if (chunkHasCandidates || chunkEnds) {
      ended = chunkEnds;
    }
    open = null;
  }

  @Override
  public void documentEnds(boolean whole) {
    if (!whole) {
      usable = false;
      ended = false;
    }
    open = null;
  }

  /** Returns what was found in one response. */
  @Override
  public Measured found() {
    return new Measured(usage(), false, error);
  }

  /** Returns what was found in a stream of events. */
  @Override
  public Measured found(boolean done) {
    return ofStream(true);
  }

  /**
   * Returns what was found in a stream.
   *
   * @param whole whether what held the chunks is whole
   */
  Measured ofStream(boolean whole) {
    return new Measured(usage(), false, error || !ended || !whole);
  }

  private Optional<Usage> usage() {
    return usable ? Optional.ofNullable(last) : Optional.empty();
  }
}
