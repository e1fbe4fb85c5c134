package dev.lictor.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files so that nothing is lost, whenever the command is stopped. */
final class FileWriting {

  private FileWriting() {}

  /**
   * Writes a file that must not be there.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is
   */
  static void create(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Puts another text in the place of that of a file, whose permissions stay; a link stays a link. */
  static void replace(Path link, String text) throws IOException {
    Path file = link.toRealPath();
    if (!Files.isWritable(file)) {
      throw new IOException(file + " cannot be written");
    }
    Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".lictor", ".yaml");
    try {
      Files.writeString(beside, text);
      PosixFileAttributeView permissions =
          Files.getFileAttributeView(beside, PosixFileAttributeView.class);
      if (permissions != null) {
        permissions.setPermissions(Files.getPosixFilePermissions(file));
      }
      move(beside, file);
    } catch (FileSystemException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
