package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.InclusiveFigures;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Stored;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one JSON document of an answer tells, be it the whole answer or an event of it: its usage at its one place, whether it is an
 * error, and of a response what is kept of it. If the place of the usage occurs twice, the larger counts. Confined to one call.
 *
 * <p>An error of Azure's content filter has the code {@code content_filter}, and was raised after the prompt had been read.
 */
final class Answer implements DocumentMeter.Finding {

  private static final int USAGE = InclusiveFigures.COUNT;
  private static final int ERROR = USAGE + 1;
  private static final int CODE = USAGE + 2;
  private static final int TYPE = USAGE + 3;
  private static final int ID = USAGE + 4;
  private static final int STATUS = USAGE + 5;

  private static final String FILTERED = "content_filter";
  private static final int MAX_ID_LENGTH =
      63; // the scanner shows no more than one character behind it

  private static final WantedPath FAILURE =
      WantedPath.at("error", ERROR, WantedPath.at("code", CODE));

  /** The places that count in a chat completion, an event of one, and embeddings. */
  static final WantedPath CHAT = completion(UsageFields.CHAT);

  /** The places that count in what Perplexity answers. */
  static final WantedPath PERPLEXITY = completion(UsageFields.PERPLEXITY);

  /** The places that count in a response. */
  static final WantedPath RESPONSE = WantedPath.within(
      "",
      WantedPath.at("usage", USAGE, UsageFields.RESPONSES),
      WantedPath.at("id", ID),
      WantedPath.at("status", STATUS),
      FAILURE);

  /** The places that count in an event of a streamed response. */
  static final WantedPath EVENT = WantedPath.within(
      "",
      WantedPath.at("type", TYPE),
      WantedPath.at("code", CODE),
      FAILURE,
      WantedPath.within(
          "response",
          WantedPath.at("usage", USAGE, UsageFields.RESPONSES),
          WantedPath.at("id", ID),
          WantedPath.at("status", STATUS)));

  private final boolean hasOutput;
  private @Nullable InclusiveFigures open;
  private @Nullable Usage usage;
  private boolean hasUsage;
  private boolean error;
  private boolean filtered;
  private String type = "";
  private String id = "";
  private String status = "";

  /**
   * Creates what has heard nothing.
   *
   * @param hasOutput whether a usage without output is no usage
   */
  Answer(boolean hasOutput) {
    this.hasOutput = hasOutput;
  }

  private static WantedPath completion(WantedPath... figures) {
    return WantedPath.within("", WantedPath.at("usage", USAGE, figures), FAILURE);
  }

  @Override
  public void opens(int place) {
    if (place == USAGE) {
      hasUsage = true;
      open = new InclusiveFigures(hasOutput);
    } else if (open != null) {
      open.spoil();
    }
    error |= place == ERROR;
  }

  @Override
  public void closes(int place) {
    if (place == USAGE && open != null) {
      Usage next = open.usage();
      if (next != null && (usage == null || next.totalTokens() > usage.totalTokens())) {
        usage = next;
      }
      open = null;
    }
  }

  @Override
  public void value(int place, JsonType valueType, String text) {
    boolean isText = valueType == JsonType.STRING;
    switch (place) {
      case USAGE -> hasUsage |= valueType != JsonType.NULL;
      case ERROR -> error |= valueType != JsonType.NULL;
      case CODE -> filtered |= isText && text.equals(FILTERED);
      case TYPE -> type = isText ? text : "";
      case ID -> id = isText ? text : "";
      case STATUS -> status = isText ? text : "";
      default -> {
        if (open != null) {
          open.set(place, valueType, text);
        }
      }
    }
  }

  @Override
  public Measured found() {
    return new Measured(Optional.ofNullable(usage), filtered, false, stored());
  }

  /** Returns the usable usage, or null if there is none. */
  @Nullable
  Usage usage() {
    return usage;
  }

  /** Returns whether there is a usage, usable or not. */
  boolean hasUsage() {
    return hasUsage;
  }

  /** Returns whether the document has an error. */
  boolean error() {
    return error;
  }

  /** Returns whether a content filter raised the error. */
  boolean filtered() {
    return filtered;
  }

  /** Returns the type of an event. */
  String type() {
    return type;
  }

  /** Returns what the provider keeps, as far as this document says. */
  Optional<Stored> stored() {
    boolean isId = id.length() <= MAX_ID_LENGTH && Query.isWord(id);
    boolean pending = status.equals("queued") || status.equals("in_progress");
    return status.isEmpty() ? Optional.empty() : Optional.of(new Stored(isId ? id : "", pending));
  }

  /** Forgets all; another document begins. */
  void clear() {
    open = null;
    usage = null;
    hasUsage = false;
    error = false;
    filtered = false;
    type = "";
    id = "";
    status = "";
  }
}
