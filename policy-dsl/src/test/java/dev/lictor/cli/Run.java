package dev.lictor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a run of the command came to. */
record Run(int code, String out, String err) {

  /** Runs the command in this process, where nobody watches. */
  static Run lictor(Object... arguments) {
    return on(false, false, arguments);
  }

  static Run on(boolean watched, boolean coloured, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = LictorCommand.run(
        new Terminal(new PrintWriter(out), new PrintWriter(err), watched, coloured), words);
    return new Run(code, out.toString(), err.toString());
  }
}
