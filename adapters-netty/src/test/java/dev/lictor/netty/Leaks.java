package dev.lictor.netty;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class in which Netty's detector, set to paranoid, reported a leak. Thread-safe. */
final class Leaks implements BeforeAllCallback, AfterAllCallback {

  private static final List<String> REPORTED = new CopyOnWriteArrayList<>();

  static {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
      @Override
      @SuppressWarnings("deprecation") // the method that is left to implement
      public <T> ResourceLeakDetector<T> newResourceLeakDetector(
          Class<T> resource, int samplingInterval, long maxActive) {
        return new Reporting<>(resource, samplingInterval);
      }
    });
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    REPORTED.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    for (int i = 0; i < 4; i++) {
      System.gc();
      UnpooledByteBufAllocator.DEFAULT.buffer().release(); // the detector reports when it tracks
    }
    if (!REPORTED.isEmpty()) {
      throw new AssertionError("leaked: " + REPORTED);
    }
  }

  private static final class Reporting<T> extends ResourceLeakDetector<T> {

    Reporting(Class<T> resource, int samplingInterval) {
      super(resource, samplingInterval);
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
      REPORTED.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
      REPORTED.add(resourceType);
    }
  }
}
