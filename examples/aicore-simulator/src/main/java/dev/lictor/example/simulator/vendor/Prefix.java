package dev.lictor.example.simulator.vendor;

import dev.lictor.example.simulator.exchange.BodyTally;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The beginning of a prompt that its caller wants cached. Immutable.
 *
 * @param sha256 the hash of what it says
 * @param chars how many characters it counts for
 * @param hourLong whether it is to live for an hour and not for five minutes
 */
public record Prefix(String sha256, long chars, boolean hourLong) {
  /** Walks through a prompt from its beginning and remembers the longest marked prefix. Confined to one call. */
  public static final class Scan {
    private final BodyTally tally = new BodyTally(0);
    private long chars;
    private boolean hourLong;
    private Optional<Prefix> longest = Optional.empty();

    /** Starts before the first block. */
    public Scan() {}

    /** Takes in a block. */
    public void block(String content, long contentChars) {
      tally.add(ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.UTF_8)));
      chars += contentChars;
    }

    /** Takes in that all up to here is to be cached. */
    public void mark(String ttl) {
      hourLong |= ttl.equals("1h");
      longest = Optional.of(new Prefix(tally.soFar().sha256(), chars, hourLong));
    }

    /** Returns the longest prefix marked, if any was. */
    public Optional<Prefix> longest() {
      return longest;
    }
  }
}
