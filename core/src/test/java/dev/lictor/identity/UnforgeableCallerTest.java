package dev.lictor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;

/** Design, invariants 8 and 10: only a token as it was signed yields a caller, and no answer tells anything of a token. */
class UnforgeableCallerTest {

  private static final IdentityFixture FIXTURE = new IdentityFixture();
  private static final String GOOD = Mint.FIRST.token();

  @AfterContainer
  static void close() {
    FIXTURE.close();
  }

  @Property(seed = "1")
  void noTextOfOthersYieldsACaller(@ForAll @StringLength(max = 200) String text) {
    rejects(text);
    rejects(
        Mint.encoded(Mint.FIRST.header()) + '.' + Mint.encoded(text) + '.' + Mint.encoded(text));
    rejects(Mint.FIRST.token(text));
  }

  @Property(seed = "1")
  void noBytesOfOthersYieldACaller(@ForAll byte[] bytes) {
    rejects(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property(seed = "1", tries = 3000)
  void noChangeOfOneCharacterYieldsACaller(
      @ForAll @IntRange(max = 5000) int position, @ForAll char replacement) {
    int at = position % GOOD.length();
    if (GOOD.charAt(at) != replacement) {
      rejects(GOOD.substring(0, at) + replacement + GOOD.substring(at + 1));
    }
  }

  @Property(seed = "1")
  void noPartOfATokenAndNothingAddedYieldsACaller(
      @ForAll @IntRange(max = 5000) int position,
      @ForAll @StringLength(min = 1, max = 4) String added) {
    int at = position % GOOD.length();

    rejects(GOOD.substring(0, at));
    rejects(GOOD.substring(0, at) + added + GOOD.substring(at));
  }

  private static void rejects(String token) {
    Identification identification = FIXTURE.identify(token);

    assertThat(identification).as(token).isInstanceOf(Identification.Rejected.class);
    // One of the fixed sentences, so no part of any token can be in it.
    assertThat(TokenFlaw.values())
        .extracting(TokenFlaw::rejected)
        .contains((Identification.Rejected) identification);
  }
}
