package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says that one configuration could not be completed, and where it failed. Immutable. */
final class CompletionFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String text;
  private final String location;
  private final transient ObjectNode modules;
  private final boolean fallsBack;

  /**
   * Makes a failure.
   *
   * @param fallsBack whether the next configuration of a fallback list may be tried
   */
  CompletionFailure(int code, String text, String location, ObjectNode modules, boolean fallsBack) {
    super(location, null, false, false);
    this.code = code;
    this.text = text;
    this.location = location;
    this.modules = modules;
    this.fallsBack = fallsBack;
  }

  int code() {
    return code;
  }

  String text() {
    return text;
  }

  String location() {
    return location;
  }

  ObjectNode modules() {
    return modules;
  }

  boolean fallsBack() {
    return fallsBack;
  }
}
