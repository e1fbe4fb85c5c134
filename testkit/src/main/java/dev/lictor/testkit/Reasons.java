package dev.lictor.testkit;

import dev.lictor.policy.Reason;
import java.util.List;

/** Reasons by their ids. Not instantiable; all functions are pure. */
final class Reasons {

  private Reasons() {}

  static List<String> ids(List<Reason> reasons) {
    return reasons.stream().map(Reason::id).toList();
  }
}
