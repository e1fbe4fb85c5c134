package dev.lictor.cli;

/** How a command ends. */
final class Exit {

  /** All is well. */
  static final int CLEAN = 0;

  /** The command did its work and found something that is not well. */
  static final int FOUND = 1;

  /** The command could not do its work: wrong usage, or a file that cannot be read or written. */
  static final int FAILED = 2;

  private Exit() {}
}
