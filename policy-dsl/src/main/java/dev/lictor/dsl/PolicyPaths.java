package dev.lictor.dsl;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the policy files that a path stands for. Links are followed, also those to directories, since that is how Kubernetes mounts
 * what it keeps; a link that leads nowhere counts as a file, so that no policy is lost in silence. Not instantiable.
 */
final class PolicyPaths {

  private static final int MAX_DEPTH = 16;

  private PolicyPaths() {}

  /** A file, and whether it was named itself, so that there is no doubt that it is meant to be a policy. */
  record Listed(Path path, boolean named) {}

  static List<Listed> list(Path path, Findings findings) {
    if (!Files.isDirectory(path)) {
      return List.of(new Listed(path, true));
    }
    try {
      return below(path).stream().map(file -> new Listed(file, false)).toList();
    } catch (IOException e) {
      findings.add(Diagnostic.about(
          path.toString(),
          Code.UNREADABLE,
          "the directory cannot be read: " + reason(e),
          e instanceof FileSystemException f && f.getFile() != null ? "see " + f.getFile() : ""));
      return List.of();
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemLoopException) {
      return "a link leads back into a directory that holds it";
    }
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName();
  }

  private static Set<Path> below(Path directory) throws IOException {
    Set<Path> found = new TreeSet<>();
    Files.walkFileTree(
        directory,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        MAX_DEPTH,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return !visited.equals(directory) && isHidden(visited)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isDirectory() && !isHidden(file)) {
              throw new FileSystemException(
                  file.toString(), null, "directories are nested deeper than " + MAX_DEPTH);
            }
            if (isPolicy(file, attributes)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (isHidden(file)) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found;
  }

  private static boolean isPolicy(Path file, BasicFileAttributes attributes) {
    String name = name(file);
    return (attributes.isRegularFile() || attributes.isSymbolicLink())
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        && !name.contains(".test.")
        && !isHidden(file);
  }

  private static boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
