package dev.lictor.dsl.logic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The search for a text that looks in certain ways and not in others.
 *
 * <p>Each wildcard is a row of symbols, characters and stars, and after each character a text stands at some places of each row. The
 * search goes through these positions breadth first, so what it finds is short; of all characters that are in no row one stands for
 * the others. Immutable.
 *
 * @param result what came of it
 * @param found the text, if there is one
 */
record WildcardSearch(Result result, Optional<String> found) {

  private static final int MOST_POSITIONS = 5_000;
  private static final int STAR = -1;
  private static final String OTHERS = "xyzabcdefghijklmnopqrstuvw0123456789_";

  /** What came of a search. */
  enum Result {
    FOUND,
    NONE,
    /** There were too many positions. */
    UNTOLD
  }

  private record Row(List<Integer> symbols, boolean wanted) {
    BitSet start() {
      BitSet places = new BitSet();
      places.set(0);
      return past(places);
    }

    /** Adds the places behind stars: a star may stand for nothing. */
    private BitSet past(BitSet places) {
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        if (at < symbols.size() && symbols.get(at) == STAR) {
          places.set(at + 1);
        }
      }
      return places;
    }

    BitSet after(BitSet places, int character) {
      BitSet next = new BitSet();
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        if (at < symbols.size() && symbols.get(at) == STAR) {
          next.set(at);
        } else if (at < symbols.size() && symbols.get(at) == character) {
          next.set(at + 1);
        }
      }
      return past(next);
    }

    boolean accepts(BitSet places) {
      return places.get(symbols.size()) == wanted;
    }

    boolean isLost(BitSet places) {
      return wanted && places.isEmpty();
    }
  }

  private record Position(List<BitSet> places, String text) {}

  static WildcardSearch of(Collection<Test.Like> looks, Set<String> except) {
    List<Row> rows = new ArrayList<>();
    for (Test.Like look : looks) {
      rows.add(new Row(symbols(look.wildcard().pieces()), look.does()));
    }
    for (String text : except) {
      rows.add(new Row(symbols(List.of(text)), /* wanted= */ false));
    }
    return search(rows, alphabet(rows));
  }

  private static WildcardSearch search(List<Row> rows, List<Integer> alphabet) {
    Deque<Position> open = new ArrayDeque<>();
    Set<List<BitSet>> seen = new HashSet<>();
    Position start = new Position(rows.stream().map(Row::start).toList(), "");
    open.add(start);
    // The empty text is the last resort: people find any other one plainer.
    boolean empty = accepts(rows, start.places());
    while (!open.isEmpty()) {
      Position position = open.remove();
      for (int character : alphabet) {
        Position next = next(rows, position, character);
        if (next == null || !seen.add(next.places())) {
          continue;
        }
        if (accepts(rows, next.places())) {
          return new WildcardSearch(Result.FOUND, Optional.of(next.text()));
        }
        if (seen.size() > MOST_POSITIONS) {
          return empty
              ? new WildcardSearch(Result.FOUND, Optional.of(""))
              : new WildcardSearch(Result.UNTOLD, Optional.empty());
        }
        open.add(next);
      }
    }
    return empty
        ? new WildcardSearch(Result.FOUND, Optional.of(""))
        : new WildcardSearch(Result.NONE, Optional.empty());
  }

  private static @Nullable Position next(List<Row> rows, Position position, int character) {
    List<BitSet> places = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      BitSet after = rows.get(i).after(position.places().get(i), character);
      if (rows.get(i).isLost(after)) {
        return null;
      }
      places.add(after);
    }
    return new Position(places, position.text() + (char) character);
  }

  private static boolean accepts(List<Row> rows, List<BitSet> places) {
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).accepts(places.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> symbols(List<String> pieces) {
    List<Integer> symbols = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        symbols.add(STAR);
      }
      pieces.get(i).chars().forEach(symbols::add);
    }
    return List.copyOf(symbols);
  }

  private static List<Integer> alphabet(List<Row> rows) {
    Set<Integer> characters = new TreeSet<>();
    for (Row row : rows) {
      for (int symbol : row.symbols()) {
        if (symbol != STAR) {
          characters.add(symbol);
        }
      }
    }
    List<Integer> alphabet = new ArrayList<>(characters);
    alphabet.add(0, other(characters));
    return alphabet;
  }

  private static int other(Set<Integer> characters) {
    for (int i = 0; i < OTHERS.length(); i++) {
      if (!characters.contains((int) OTHERS.charAt(i))) {
        return OTHERS.charAt(i);
      }
    }
    int other = 0x100;
    while (characters.contains(other)) {
      other++;
    }
    return other;
  }
}
