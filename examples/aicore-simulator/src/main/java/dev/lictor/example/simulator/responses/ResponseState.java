package dev.lictor.example.simulator.responses;

/** How far a response has come. A background response advances by one each time it is fetched. Immutable. */
enum ResponseState {
  QUEUED("queued"),
  IN_PROGRESS("in_progress"),
  /** Completed, or incomplete because a cap cut it. */
  DONE("completed"),
  CANCELLED("cancelled");

  private final String word;

  ResponseState(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  ResponseState fetched() {
    return this == QUEUED ? IN_PROGRESS : this == IN_PROGRESS ? DONE : this;
  }
}
