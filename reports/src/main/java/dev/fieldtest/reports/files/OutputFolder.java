package dev.fieldtest.reports.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The life of an output folder. A run works in {@code DIR.running}, locked against other runs, and
 * takes the place of {@code DIR} when its report is complete; until then the earlier report stays
 * whole. A run that dies leaves {@code DIR.running} behind, which the next one clears. Not safe for
 * use by several threads.
 */
public final class OutputFolder implements Closeable {
  private static final String ATTEMPTS = "attempts";

  private final OutputPlaces places;
  private final FolderLock lock;

  private OutputFolder(OutputPlaces places, FolderLock lock) {
    this.places = places;
    this.lock = lock;
  }

  /**
   * Makes and locks the running folder. A link to a folder is followed.
   *
   * @throws UnusableFolderException if something is there that Fieldtest did not write, if nothing
   *     can be written there, or if another run is writing there
   */
  public static OutputFolder begin(Path dir) throws UnusableFolderException {
    try {
      var places = OutputPlaces.of(dir);
      places.refuseForeign();
      Files.createDirectories(places.running());
      var lock = FolderLock.take(places.running());
      try {
        places.restore();
        var locked = places.running().resolve(FolderLock.NAME);
        FolderTree.deleteExcept(places.running(), locked);
        Files.createDirectories(places.running().resolve(ATTEMPTS));
        return new OutputFolder(places, lock);
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (UnusableFolderException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableFolderException(dir + ": can not be written: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is no folder";
    }
    var reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : Excerpt.of(reason);
  }

  /** Where the run writes; it holds an empty folder {@code attempts}. */
  public Path running() {
    return places.running();
  }

  /** Where the report will be. */
  public Path target() {
    return places.target();
  }

  /** The report that this run will replace, for its timings and history. */
  public Optional<Path> earlier() {
    return RunFile.marks(places.target()) ? Optional.of(places.target()) : Optional.empty();
  }

  /**
   * Puts the running folder, which must hold {@code run.json}, in the place of the target, and
   * frees the lock. If that fails, the earlier report is in its place and the running folder stays.
   *
   * @throws UnusableFolderException if it fails
   */
  public void complete() throws UnusableFolderException {
    if (!RunFile.marks(places.running())) {
      throw new IllegalStateException(running() + " holds no run.json: its report is not complete");
    }
    try {
      places.replace();
      Files.deleteIfExists(places.target().resolve(FolderLock.NAME));
      lock.close();
      if (Files.exists(places.aside())) {
        FolderTree.delete(places.aside());
      }
    } catch (IOException e) {
      var fresh = Files.exists(running()) ? running() : target();
      throw new UnusableFolderException(
          "%s: can not be replaced: %s; the new report is in %s"
              .formatted(target(), reason(e), fresh),
          e);
    }
  }

  /**
   * Frees the lock. What was not completed stays in the running folder, unless no attempt was ever
   * logged there: then there is nothing to keep.
   */
  @Override
  public void close() throws IOException {
    try {
      if (lock.isHeld() && FolderTree.isEmpty(running().resolve(ATTEMPTS))) {
        FolderTree.delete(running());
      }
    } finally {
      lock.close();
    }
  }
}
