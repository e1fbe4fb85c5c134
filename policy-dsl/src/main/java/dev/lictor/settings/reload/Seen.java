package dev.lictor.settings.reload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One file at one look. The place counts with every link resolved, so that a link that leads elsewhere is seen as a change. Immutable.
 *
 * @param place where the file is
 * @param key what the file system knows it by; empty if that is nothing
 * @param bytes its size
 * @param modifiedNanos when it was written last
 * @param content a hash of what is in it, or why it cannot be read
 */
record Seen(String place, String key, long bytes, long modifiedNanos, String content) {

  /** What is behind is never read by anyone: no file of ours may be as large. */
  private static final int MAX_BYTES = 65 << 20;

  /**
   * Looks at a file.
   *
   * @param known what it was when it was looked at last, if that was for sure; its content is not read again if nothing else has
   *     changed
   */
  static Seen at(Path file, @Nullable Seen known) {
    try {
      Path place = file.toRealPath();
      BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
      Seen seen = new Seen(
          place.toString(),
          Objects.toString(attributes.fileKey(), ""),
          attributes.size(),
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          known == null ? "" : known.content());
      if (seen.equals(known)) {
        return seen;
      }
      return attributes.isRegularFile()
          ? seen.with(hash(place))
          : seen.with("unreadable: not a file");
    } catch (IOException | SecurityException e) {
      return new Seen("", "", 0, 0, "unreadable: " + e.getClass().getSimpleName());
    }
  }

  private Seen with(String newContent) {
    return new Seen(place, key, bytes, modifiedNanos, newContent);
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      int left = MAX_BYTES;
      for (int n; left > 0 && (n = in.read(buffer, 0, Math.min(left, buffer.length))) > 0; ) {
        digest.update(buffer, 0, n);
        left -= n;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
