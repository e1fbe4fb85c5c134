package dev.lictor.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command writes. Not thread-safe.
 *
 * @param out where results go
 * @param err where complaints and progress go
 * @param watched whether somebody looks at it, so that progress is shown
 * @param coloured whether colours are wanted where nothing else is said
 */
record Terminal(PrintWriter out, PrintWriter err, boolean watched, boolean coloured) {

  /** Returns that of the process; it has colours if it is a terminal and {@code NO_COLOR} is not set. */
  @SuppressWarnings(
      "SystemConsoleNull") // Both are asked: that there is one, and that it is a terminal.
  static Terminal ofProcess() {
    Console console = System.console();
    boolean watched = console != null && isTerminal(console);
    Charset charset = watched && console != null ? console.charset() : StandardCharsets.UTF_8;
    return new Terminal(
        writer(FileDescriptor.out, charset),
        writer(FileDescriptor.err, charset),
        watched,
        watched && wantsColours(System.getenv()));
  }

  /** Returns whether the environment allows colours, see no-color.org. */
  static boolean wantsColours(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  // From Java 22 on there is a console even where there is no terminal, and a method that tells.
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException beforeJava22) {
      return true;
    }
  }

  private static PrintWriter writer(FileDescriptor to, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), charset), false);
  }
}
