package dev.lictor.dsl.logic;

/** What a subject may still be, after some tests that it passed. Immutable, but for what it remembers of itself. */
sealed interface Values permits Values.Truths, Values.Numbers, Texts {

  /** Returns what it may still be if it passes this test too. */
  Values and(Test test);

  /** Returns whether nothing is left; false also where that cannot be told. */
  boolean isEmpty();

  /** Returns one of the values; there must be some. */
  Object any();

  /** Returns whether all of them pass. */
  default boolean pass(Test test) {
    return and(test.not()).isEmpty();
  }

  /** Returns all values that the subject may have. */
  static Values of(Subject subject) {
    return switch (subject.sort()) {
      case TRUTH -> new Truths(true, true);
      case NUMBER -> new Numbers(Ranges.between(subject.least(), Long.MAX_VALUE));
      case TEXT ->
        subject.words().isEmpty()
            ? Texts.ALL
            : Texts.ALL.and(new Test.OneOf(true, subject.words()));
    };
  }

  /**
   * Truths.
   *
   * @param yes whether it may be true
   * @param no whether it may be false
   */
  record Truths(boolean yes, boolean no) implements Values {
    @Override
    public Values and(Test test) {
      return test instanceof Test.Holds holds
          ? new Truths(yes && holds.value(), no && !holds.value())
          : this;
    }

    @Override
    public boolean isEmpty() {
      return !yes && !no;
    }

    @Override
    public Object any() {
      return !no;
    }
  }

  /** Numbers. */
  record Numbers(Ranges ranges) implements Values {
    @Override
    public Values and(Test test) {
      return test instanceof Test.Within within ? new Numbers(ranges.and(within.ranges())) : this;
    }

    @Override
    public boolean isEmpty() {
      return ranges.isEmpty();
    }

    @Override
    public Object any() {
      return ranges.plainest();
    }
  }
}
