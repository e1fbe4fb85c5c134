package dev.lictor.schema;

import dev.lictor.http.ResponseHead;
import java.util.Locale;

/** The form of an answer, by its {@code Content-Type}. Immutable. */
public enum AnswerType {
  /** One JSON document. */
  JSON,
  /** A stream of server-sent events. */
  EVENTS,
  /** Anything else. */
  OTHER;

  /** Returns the form that a head announces. */
  public static AnswerType of(ResponseHead head) {
    return switch (media(head)) {
      case "application/json" -> JSON;
      case "text/event-stream" -> EVENTS;
      default -> OTHER;
    };
  }

  /** Returns the media type of an answer in lower case, without parameters; empty if it says none. */
  public static String media(ResponseHead head) {
    String type = head.headers().first("Content-Type");
    if (type == null) {
      return "";
    }
    int semicolon = type.indexOf(';');
    String media = semicolon < 0 ? type : type.substring(0, semicolon);
    return media.strip().toLowerCase(Locale.ROOT);
  }
}
