package dev.fieldtest.reports.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The three folders of an output, which lie side by side so that renames are atomic.
 *
 * @param target the report
 * @param running where a run writes
 * @param aside the earlier report while the new one takes its place
 */
record OutputPlaces(Path target, Path running, Path aside) {
  /** Follows a link to a folder, so that the link itself stays. */
  static OutputPlaces of(Path dir) throws IOException {
    var target = Files.isDirectory(dir) ? dir.toRealPath() : dir.toAbsolutePath().normalize();
    var name = target.getFileName();
    if (name == null) {
      throw new UnusableFolderException(target + ": no report can be put in place of this folder");
    }
    return new OutputPlaces(
        target,
        target.resolveSibling(name + ".running"),
        target.resolveSibling(name + ".previous"));
  }

  /**
   * Looks before anything is written.
   *
   * @throws UnusableFolderException if something that Fieldtest did not write is in the way
   */
  void refuseForeign() throws IOException {
    if (exists(target) && !Files.isDirectory(target)) {
      throw new UnusableFolderException(target + ": is no folder; choose another --output");
    }
    if (exists(target) && !RunFile.marks(target) && !isEmpty(target)) {
      throw new UnusableFolderException(
          target + ": holds files that Fieldtest did not write; choose another --output");
    }
    if (exists(aside) && !RunFile.marks(aside) && !isEmpty(aside)) {
      throw inTheWay(aside);
    }
    var locked = Files.exists(running.resolve(FolderLock.NAME));
    if (exists(running) && !locked && !isEmpty(running)) {
      throw inTheWay(running);
    }
  }

  /** A crash between the two renames of {@link #replace} left the earlier report aside. */
  void restore() throws IOException {
    if (!exists(target) && exists(aside)) {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Puts the running folder in the place of the target; if it fails, the target is as before. */
  void replace() throws IOException {
    if (exists(aside)) {
      FolderTree.delete(aside);
    }
    if (exists(target)) {
      Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(running, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      restore();
      throw e;
    }
  }

  private static UnusableFolderException inTheWay(Path folder) {
    return new UnusableFolderException(
        folder + ": is in the way and not Fieldtest's; move it or choose another --output");
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    return Files.isDirectory(folder) && FolderTree.isEmpty(folder);
  }
}
