package dev.lictor.dsl.logic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What holds of a call or does not. Immutable. */
public sealed interface Formula {

  /** What holds always or never. */
  record Constant(boolean value) implements Formula {
    /** What always holds. */
    public static final Formula TRUE = new Constant(true);

    /** What never holds. */
    public static final Formula FALSE = new Constant(false);
  }

  /** Asks for one value. */
  record Is(Subject subject, Test test) implements Formula {
    /** Checks that nothing is null. */
    public Is {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(test, "test");
    }
  }

  /** Asks for all parts. */
  record All(List<Formula> parts) implements Formula {
    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Asks for one of the parts at least. */
  record Any(List<Formula> parts) implements Formula {
    /** Copies the list. */
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Asks it of every element of a list, or of one at least.
   *
   * @param every whether of every one
   * @param list the list
   * @param name what stands for the element in the body; nothing else has it in its key
   * @param body what is asked
   */
  record Of(boolean every, String list, String name, Formula body) implements Formula {
    /** Checks that nothing is null. */
    public Of {
      Objects.requireNonNull(list, "list");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(body, "body");
    }
  }

  /** Returns what holds always or never. */
  static Formula of(boolean value) {
    return value ? Constant.TRUE : Constant.FALSE;
  }

  /** Returns the question whether the subject passes the test. */
  static Formula is(Subject subject, Test test) {
    return new Is(subject, test);
  }

  /** Returns the question whether the subject is true. */
  static Formula is(Subject subject) {
    return new Is(subject, new Test.Holds(true));
  }

  /** Returns what holds where all of them do. */
  static Formula all(Formula... parts) {
    return all(List.of(parts));
  }

  /** Returns what holds where all of them do. */
  static Formula all(Collection<Formula> parts) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : parts) {
      if (part.equals(Constant.FALSE)) {
        return Constant.FALSE;
      }
      if (part instanceof All all) {
        flat.addAll(all.parts());
      } else if (!part.equals(Constant.TRUE)) {
        flat.add(part);
      }
    }
    return flat.isEmpty() ? Constant.TRUE : flat.size() == 1 ? flat.get(0) : new All(flat);
  }

  /** Returns what holds where one of them does. */
  static Formula any(Formula... parts) {
    return any(List.of(parts));
  }

  /** Returns what holds where one of them does. */
  static Formula any(Collection<Formula> parts) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : parts) {
      if (part.equals(Constant.TRUE)) {
        return Constant.TRUE;
      }
      if (part instanceof Any any) {
        flat.addAll(any.parts());
      } else if (!part.equals(Constant.FALSE)) {
        flat.add(part);
      }
    }
    return flat.isEmpty() ? Constant.FALSE : flat.size() == 1 ? flat.get(0) : new Any(flat);
  }

  /** Returns what holds where this does not. */
  default Formula not() {
    if (this instanceof Constant constant) {
      return of(!constant.value());
    }
    if (this instanceof Is is) {
      return new Is(is.subject(), is.test().not());
    }
    if (this instanceof All all) {
      return any(all.parts().stream().map(Formula::not).toList());
    }
    if (this instanceof Any any) {
      return all(any.parts().stream().map(Formula::not).toList());
    }
    Of of = (Of) this;
    return new Of(!of.every(), of.list(), of.name(), of.body().not());
  }

  /** Returns whether it asks for such a subject. */
  default boolean asks(Predicate<Subject> such) {
    if (this instanceof Is is) {
      return such.test(is.subject());
    }
    if (this instanceof All all) {
      return all.parts().stream().anyMatch(part -> part.asks(such));
    }
    if (this instanceof Any any) {
      return any.parts().stream().anyMatch(part -> part.asks(such));
    }
    return this instanceof Of of && of.body().asks(such);
  }

  /** Returns this with an element in the place of what stands for it. */
  default Formula with(String name, String element) {
    if (this instanceof Is is) {
      return new Is(is.subject().with(name, element), is.test());
    }
    if (this instanceof All all) {
      return new All(all.parts().stream().map(part -> part.with(name, element)).toList());
    }
    if (this instanceof Any any) {
      return new Any(any.parts().stream().map(part -> part.with(name, element)).toList());
    }
    if (this instanceof Of of) {
      return new Of(
          of.every(), of.list().replace(name, element), of.name(), of.body().with(name, element));
    }
    return this;
  }
}
