package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ByteRunsTest {

  @Test
  void findsEveryByteThatIsNotPlainInEveryPlace() {
    for (int value = 0; value < 256; value++) {
      for (int at = 0; at < 20; at++) {
        byte[] bytes = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
        bytes[at] = (byte) value;
        boolean plain = value >= 0x20 && value < 0x80 && value != '"' && value != '\\';

        assertThat(ByteRuns.plainEnd(bytes, 0, 20)).isEqualTo(plain ? 20 : at);
      }
    }
  }

  @Property
  void findsTheFirstOfManyAsALoopDoes(@ForAll byte[] bytes, @ForAll @IntRange(max = 3) int from) {
    int start = Math.min(from, bytes.length);
    int plain = start;
    while (plain < bytes.length
        && bytes[plain] >= 0x20
        && bytes[plain] != '"'
        && bytes[plain] != '\\') {
      plain++;
    }
    int brace = start;
    while (brace < bytes.length && bytes[brace] != '{') {
      brace++;
    }

    assertThat(ByteRuns.plainEnd(bytes, start, bytes.length)).isEqualTo(plain);
    assertThat(ByteRuns.indexOf(bytes, '{', start, bytes.length)).isEqualTo(brace);
  }
}
