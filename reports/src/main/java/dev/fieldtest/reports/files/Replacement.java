package dev.fieldtest.reports.files;

import dev.fieldtest.sitecorpus.IoReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * New files for a finished report. All are written beside the old ones, within the folder, before
 * the first takes its place; what fails until then leaves the report as it was. Not safe for use by
 * several threads.
 */
public final class Replacement implements Closeable {
  private static final String STAGING = ".rebuilding";
  private static final String OLD = ".old";

  private final Path folder;
  private final Path staging;
  private final FolderLock lock;

  private Replacement(Path folder, Path staging, FolderLock lock) {
    this.folder = folder;
    this.staging = staging;
    this.lock = lock;
  }

  /**
   * Makes room for them.
   *
   * @throws UnusableFolderException if nothing can be written there, or another is at it
   */
  public static Replacement begin(Path folder) throws IOException {
    var staging = folder.resolve(STAGING);
    try {
      Files.createDirectories(staging);
      var lock = FolderLock.take(staging);
      FolderTree.deleteExcept(staging, staging.resolve(FolderLock.NAME));
      return new Replacement(folder, staging, lock);
    } catch (UnusableFolderException e) {
      throw new UnusableFolderException(
          folder + ": its report is being rebuilt already; wait for that", e);
    } catch (IOException e) {
      throw new UnusableFolderException(folder + ": can not be written: " + IoReason.of(e), e);
    }
  }

  /** Where to write them. */
  public Path staging() {
    return staging;
  }

  /**
   * Puts them in place, one by one in the order of the names.
   *
   * @param names files or folders, each written
   */
  public void complete(List<String> names) throws IOException {
    for (var name : names) {
      var target = folder.resolve(name);
      if (Files.isDirectory(target)) {
        Files.move(target, staging.resolve(name + OLD));
      }
      Files.move(staging.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not put in place, and what was replaced. */
  @Override
  public void close() throws IOException {
    lock.close();
    FolderTree.delete(staging);
  }
}
