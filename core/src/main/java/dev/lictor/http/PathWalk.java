package dev.lictor.http;

import java.util.Arrays;

/**
 * Walks through a text as all servers at once and asks whether one of them arrives at a path.
 *
 * <p>A server keeps a stack of segments. Of each stack that may stand at a moment, two numbers matter: how many of its lowest
 * segments are those of the path (the <em>stage</em>), and how many others lie above them (the <em>depth</em>). Whatever a
 * server does to a segment, a smaller depth can follow it to wherever a larger one gets; so the smallest depth for each stage
 * and each thing that the segment at hand may become is all that needs to be kept.
 *
 * <p>Confined to one call.
 */
final class PathWalk {

  private static final int NEVER = Integer.MAX_VALUE;

  /* What the segment at hand is so far. CUT: a path parameter has begun, and its rest is ignored. */
  private static final int EMPTY = 0;
  private static final int DOT = 1;
  private static final int DOTS = 2;
  private static final int BEGUN = 3; // the first letters of the stage's name
  private static final int NAME = 4;
  private static final int OTHER = 5;
  private static final int EMPTY_CUT = 6;
  private static final int DOTS_CUT = 7;
  private static final int NAME_CUT = 8;

  private final String[] names;
  private final int[][] depths; // by stage and by what the segment is
  private final int[] letters; // by stage: how many letters of the name have begun it
  private final int[] next; // by stage: the depth if the segment ends here

  PathWalk(String[] names) {
    this.names = names;
    depths = new int[names.length][NAME_CUT + 1];
    letters = new int[names.length];
    next = new int[names.length + 1];
  }

  /** Returns whether a reading of the text from the index on leads to the path or below it. */
  boolean reaches(LooseText text, int from) {
    clear();
    depths[0][EMPTY] = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean separates = text.separates(i);
      if (separates || c == '?' || c == '#' || c == 0) {
        if (endsAtPath()) {
          return true;
        }
        if (c == '?' && !text.isSoft(i)) {
          return false;
        }
        if (c == '/' && !text.isSoft(i)) {
          clear();
        } else {
          take(c);
        }
        if (separates) {
          begin();
        }
      } else if (c > ' ' && c != 0x7f) {
        take(c);
      }
    }
    return endsAtPath();
  }

  private void clear() {
    for (int[] depth : depths) {
      Arrays.fill(depth, NEVER);
    }
  }

  private void begin() {
    for (int stage = 0; stage < names.length; stage++) {
      depths[stage][EMPTY] = next[stage];
    }
  }

  /** Ends the segment at hand in every way, and returns whether one of them arrives. */
  private boolean endsAtPath() {
    Arrays.fill(next, NEVER);
    for (int stage = 0; stage < names.length; stage++) {
      int[] depth = depths[stage];
      int name = Math.min(depth[NAME], depth[NAME_CUT]);
      int skipped = Math.min(Math.min(depth[EMPTY], depth[DOT]), depth[EMPTY_CUT]);
      int popped = Math.min(depth[DOTS], depth[DOTS_CUT]);
      int pushed = Math.min(Math.min(depth[BEGUN], depth[OTHER]), name);
      int after = Math.min(skipped, popped == NEVER ? NEVER : Math.max(0, popped - 1));
      next[stage] = Math.min(next[stage], Math.min(after, pushed == NEVER ? NEVER : pushed + 1));
      if (name == 0) {
        next[stage + 1] = 0;
      }
    }
    return next[names.length] == 0;
  }

  private void take(char c) {
    for (int stage = 0; stage < names.length; stage++) {
      int[] depth = depths[stage];
      if (c == ';') {
        depth[EMPTY_CUT] = Math.min(depth[EMPTY_CUT], Math.min(depth[EMPTY], depth[DOT]));
        depth[DOTS_CUT] = Math.min(depth[DOTS_CUT], depth[DOTS]);
        depth[NAME_CUT] = Math.min(depth[NAME_CUT], depth[NAME]);
        become(depth, NEVER, NEVER, NEVER, NEVER, depth[BEGUN]);
      } else {
        takeLetter(stage, depth, c);
      }
    }
  }

  private void takeLetter(int stage, int[] depth, char c) {
    String name = names[stage];
    int begun = NEVER;
    int other = NEVER;
    if (depth[EMPTY] != NEVER && same(c, name.charAt(0))) {
      begun = depth[EMPTY];
      letters[stage] = 1;
    } else if (depth[BEGUN] != NEVER && same(c, name.charAt(letters[stage]))) {
      begun = depth[BEGUN];
      letters[stage]++;
    } else {
      other = depth[BEGUN];
    }
    int whole = begun != NEVER && letters[stage] == name.length() ? begun : NEVER;
    int part = whole == NEVER ? begun : NEVER;
    if (c == '.') {
      int dots = Math.min(depth[DOT], depth[DOTS]);
      become(depth, depth[EMPTY], dots, part, Math.min(whole, depth[NAME]), other);
    } else {
      int left = Math.min(Math.min(depth[DOT], depth[DOTS]), depth[NAME]);
      int begins = begun == NEVER ? depth[EMPTY] : NEVER;
      become(depth, NEVER, NEVER, part, whole, Math.min(Math.min(other, left), begins));
    }
  }

  private static void become(int[] depth, int dot, int dots, int begun, int name, int other) {
    depth[EMPTY] = NEVER;
    depth[DOT] = dot;
    depth[DOTS] = dots;
    depth[BEGUN] = begun;
    depth[NAME] = name;
    depth[OTHER] = Math.min(depth[OTHER], other);
  }

  private static boolean same(char a, char b) {
    return fold(a) == fold(b);
  }

  private static char fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
