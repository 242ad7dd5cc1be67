package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/** Reads an extension from a folder of any file system. Symbolic links are followed. */
final class ExtensionFolder extends SimpleFileVisitor<Path> {
  private final Path root;
  private final FileCollector collector;

  private ExtensionFolder(Path root, FileCollector collector) {
    this.root = root;
    this.collector = collector;
  }

  /**
   * All files that belong to the extension.
   *
   * @throws BadExtensionException if it cannot be read, or is too large
   */
  static PackageFiles read(Path root) {
    var collector = new FileCollector(root.toString());
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new ExtensionFolder(root, collector));
      return collector.files();
    } catch (IOException | UncheckedIOException e) {
      throw new BadExtensionException(
          root.toString(), "cannot be read (" + e + ")", "check the folder and its permissions", e);
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return FileCollector.leavesOut(name(folder) + "/")
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile() && !FileCollector.leavesOut(name(file))) {
      try (var content = Files.newInputStream(file)) {
        collector.add(name(file), content);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
  }
}
