package dev.lictor.settings.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchTest {

  @Test
  void looksAgainAndAgainOnADaemonOfItsOwnWhateverALookThrows() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    Watch watch = Watch.every(Duration.ofMillis(1), () -> {
      threads.add(Thread.currentThread());
      looks.countDown();
      throw new AssertionError("a look fails");
    });

    looks.await();
    watch.close();

    Thread thread = threads.get(0);
    assertThat(threads).containsOnly(thread);
    assertThat(thread.getName()).isEqualTo("lictor-reload");
    assertThat(thread.isDaemon()).isTrue();
    thread.join();
    watch.close();
  }
}
