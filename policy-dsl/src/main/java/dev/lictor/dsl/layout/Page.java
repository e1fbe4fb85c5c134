package dev.lictor.dsl.layout;

import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text line by line: what of each line is code, what is comment, and what belongs to a scalar that goes on for several lines.
 * Lines count from 1. Immutable once made.
 */
final class Page {

  private final Mapping tree;
  private final Source source;
  private final int lines;
  private final List<Scalar> scalars = new ArrayList<>();
  private final BitSet inScalar = new BitSet();
  private final BitSet continued = new BitSet();
  private final BitSet fixedEnd = new BitSet();
  private final int[] commentAt;

  private Page(Mapping tree) {
    this.tree = tree;
    this.source = tree.span().source();
    this.lines = source.line(source.length());
    this.commentAt = new int[lines + 1];
    collect(tree, scalars);
    scalars.forEach(this::cover);
    for (int line = 1; line <= lines; line++) {
      commentAt[line] = findComment(line);
    }
  }

  static Page of(Mapping tree) {
    return new Page(tree);
  }

  private static void collect(Node node, List<Scalar> scalars) {
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> {
        collect(entry.key(), scalars);
        collect(entry.value(), scalars);
      });
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> collect(item, scalars));
    } else if (node.span().end() > node.span().start()) {
      scalars.add((Scalar) node);
    }
  }

  private void cover(Scalar scalar) {
    int first = source.line(scalar.span().start());
    int end = scalar.span().end();
    boolean block = isBlock(scalar);
    if (block && !keepsBlankLines(scalar)) {
      while (end > 0 && source.at(end - 1) <= ' ') {
        end--;
      }
    }
    inScalar.set(scalar.span().start(), end);
    int last = source.line(Math.max(scalar.span().start(), end - 1));
    continued.set(first + 1, last + 1);
    fixedEnd.set(first, block ? last + 1 : last);
  }

  static boolean isBlock(Scalar scalar) {
    return scalar.style() == Scalar.Style.LITERAL || scalar.style() == Scalar.Style.FOLDED;
  }

  private boolean keepsBlankLines(Scalar scalar) {
    int start = scalar.span().start();
    return source.slice(start, source.lineEnd(source.line(start))).startsWith("+", 1)
        || source.slice(start, source.lineEnd(source.line(start))).startsWith("+", 2);
  }

  private int findComment(int line) {
    for (int at = source.lineStart(line); at < source.lineEnd(line); at++) {
      if (source.at(at) == '#' && !inScalar.get(at)) {
        return at;
      }
    }
    return -1;
  }

  Mapping tree() {
    return tree;
  }

  Source source() {
    return source;
  }

  /** Returns the number of lines; behind the last line break there is one more, without a character. */
  int lines() {
    return lines;
  }

  /** Returns every key and value that is written, in the order of writing. */
  List<Scalar> scalars() {
    return scalars;
  }

  /** Returns those that are written within the node. */
  static List<Scalar> scalars(Node node) {
    List<Scalar> within = new ArrayList<>();
    collect(node, within);
    return within;
  }

  /** Returns whether a scalar that began in an earlier line goes on in this one. */
  boolean isContinued(int line) {
    return continued.get(line);
  }

  /** Returns whether what is at the end of the line belongs to a scalar that goes on, blanks included. */
  boolean hasFixedEnd(int line) {
    return fixedEnd.get(line);
  }

  /** Returns whether there is nothing but blanks, and not within a scalar. */
  boolean isBlank(int line) {
    return !isContinued(line) && text(line).isBlank();
  }

  /** Returns whether there is nothing but a comment. */
  boolean isComment(int line) {
    return !isContinued(line)
        && commentAt[line] >= 0
        && source.slice(source.lineStart(line), commentAt[line]).isBlank();
  }

  /** Returns whether there is a part of a value or of a key. */
  boolean isCode(int line) {
    return !isBlank(line) && !isComment(line);
  }

  /** Returns where the comment of the line begins, or -1. */
  int commentAt(int line) {
    return commentAt[line];
  }

  /** Returns the whole line, without its break. */
  String text(int line) {
    return source.slice(source.lineStart(line), source.lineEnd(line));
  }

  /** Returns how many blanks the line begins with. */
  int indent(int line) {
    int at = source.lineStart(line);
    while (source.at(at) == ' ') {
      at++;
    }
    return at - source.lineStart(line);
  }

  /** Returns every comment in the order of writing. */
  List<String> comments() {
    List<String> comments = new ArrayList<>();
    for (int line = 1; line <= lines; line++) {
      if (commentAt[line] >= 0) {
        comments.add(source.slice(commentAt[line], source.lineEnd(line)).stripTrailing());
      }
    }
    return comments;
  }

  /** Returns whether the node is a mapping or list in braces or brackets. */
  boolean isFlow(Node node) {
    int first = source.at(node.span().start());
    return !(node instanceof Scalar)
        && node.span().end() > node.span().start()
        && (first == '{' || first == '[');
  }

  /** Returns whether the node begins and ends in one line. */
  boolean isInOneLine(Node node) {
    return line(node) == source.line(Math.max(node.span().start(), node.span().end() - 1));
  }

  /** Returns the line in which the node begins. */
  int line(Node node) {
    return source.line(node.span().start());
  }

  /** Returns the column in which the node begins, from 0. */
  int column(Node node) {
    return source.column(node.span().start()) - 1;
  }
}
