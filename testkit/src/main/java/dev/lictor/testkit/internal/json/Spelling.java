package dev.lictor.testkit.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One of the ways in which a value can be written that mean the same: with members in another order, space between, and escapes where
 * none are needed. Immutable.
 */
public final class Spelling {

  /** The shortest spelling, members in the order of the tree. */
  public static final Spelling PLAIN = new Spelling(false, 0);

  private static final String SPACES = " \n\r\t";
  private static final int ESCAPED_ONE_IN = 6;

  private final boolean odd;
  private final long seed;

  private Spelling(boolean odd, long seed) {
    this.odd = odd;
    this.seed = seed;
  }

  /** Returns an odd spelling, always the same for a seed. */
  public static Spelling odd(long seed) {
    return new Spelling(true, seed);
  }

  /** Writes a value. */
  public String write(Json value) {
    StringBuilder text = new StringBuilder();
    write(value, text, new Random(seed));
    return text.toString();
  }

  private void write(Json value, StringBuilder text, Random random) {
    space(text, random);
    if (value instanceof Json.Obj object) {
      members(object.members(), text, random);
    } else if (value instanceof Json.Arr array) {
      String before = "[";
      for (Json element : array.elements()) {
        text.append(before);
        write(element, text, random);
        before = ",";
      }
      text.append(array.elements().isEmpty() ? "[]" : "]");
    } else if (value instanceof Json.Text string) {
      string(string.value(), text, random);
    } else {
      text.append(((Json.Bare) value).literal());
    }
    space(text, random);
  }

  private void members(List<Json.Member> members, StringBuilder text, Random random) {
    List<Json.Member> order = new ArrayList<>(members);
    if (odd) {
      Collections.shuffle(order, random);
    }
    String before = "{";
    for (Json.Member member : order) {
      text.append(before);
      space(text, random);
      string(member.key(), text, random);
      space(text, random);
      text.append(':');
      write(member.value(), text, random);
      before = ",";
    }
    text.append(members.isEmpty() ? "{}" : "}");
  }

  private void space(StringBuilder text, Random random) {
    if (odd && random.nextInt(4) == 0) {
      text.append(SPACES.charAt(random.nextInt(SPACES.length())));
    }
  }

  private void string(String value, StringBuilder text, Random random) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int simple = "\"\\\b\f\n\r\t".indexOf(c);
      if (odd && random.nextInt(ESCAPED_ONE_IN) == 0) {
        text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else if (simple >= 0) {
        text.append('\\').append("\"\\bfnrt".charAt(simple));
      } else if (c < ' ' || Character.isSurrogate(c)) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return odd ? "odd(" + seed + ')' : "plain";
  }
}
