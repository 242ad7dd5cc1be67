package dev.fieldtest.reports.files;

import dev.fieldtest.sitecorpus.IoReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The life of an output folder. A run works in {@code DIR.running}, locked against other runs, and
 * takes the place of {@code DIR} when its report is complete; until then the earlier report stays
 * whole. A run that dies leaves {@code DIR.running} behind, which the next one clears or goes on
 * with. Not safe for use by several threads.
 */
public final class OutputFolder implements Closeable {
  private static final String ATTEMPTS = "attempts";

  private static final String LOG = "run.jsonl";
  private static final String ALLURE = "allure-results";

  private final OutputPlaces places;
  private final FolderLock lock;
  private final Optional<UnfinishedRun> unfinished;

  private OutputFolder(OutputPlaces places, FolderLock lock, Optional<UnfinishedRun> unfinished) {
    this.places = places;
    this.lock = lock;
    this.unfinished = unfinished;
  }

  /**
   * Makes and locks the running folder. A link to a folder is followed. What an unfinished run left
   * there is lost.
   *
   * @throws UnusableFolderException if something is there that Fieldtest did not write, if nothing
   *     can be written there, or if another run is writing there
   */
  public static OutputFolder begin(Path dir) throws UnusableFolderException {
    return open(
        dir,
        places -> {
          var locked = places.running().resolve(FolderLock.NAME);
          FolderTree.deleteExcept(places.running(), locked);
          Files.createDirectories(places.running().resolve(ATTEMPTS));
          return Optional.empty();
        });
  }

  /**
   * Locks the running folder of a run that did not come to its end.
   *
   * @throws UnusableFolderException as {@link #begin}, or if there is no such run
   */
  public static OutputFolder resume(Path dir) throws UnusableFolderException {
    if (!holdsUnfinished(dir)) {
      throw new UnusableFolderException(
          "--resume: beside " + dir + " there is no unfinished run; start one without --resume");
    }
    return open(
        dir,
        places -> {
          var run = UnfinishedRun.read(places.running(), log(places.running()));
          var allure = places.running().resolve(ALLURE);
          if (Files.exists(allure)) {
            FolderTree.delete(
                allure); // Each of its files has a name of its own: none may be twice.
          }
          return Optional.of(run);
        });
  }

  /** Whether a run left something behind that {@link #resume} could go on with. */
  public static boolean holdsUnfinished(Path dir) {
    try {
      return Files.size(log(OutputPlaces.of(dir).running())) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private interface Preparation {
    Optional<UnfinishedRun> prepare(OutputPlaces places) throws IOException;
  }

  private static OutputFolder open(Path dir, Preparation preparation)
      throws UnusableFolderException {
    try {
      var places = OutputPlaces.of(dir);
      places.refuseForeign();
      Files.createDirectories(places.running());
      var lock = FolderLock.take(places.running());
      try {
        places.restore();
        return new OutputFolder(places, lock, preparation.prepare(places));
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (UnusableFolderException e) {
      throw e;
    } catch (MalformedFileException e) {
      throw new UnusableFolderException(
          "--resume: " + e.getMessage() + "; start anew without --resume", e);
    } catch (IOException e) {
      throw new UnusableFolderException(dir + ": can not be written: " + IoReason.of(e), e);
    }
  }

  private static Path log(Path running) {
    return running.resolve(ATTEMPTS).resolve(LOG);
  }

  /** Where the run writes; it holds a folder {@code attempts}. */
  public Path running() {
    return places.running();
  }

  /** The file of the attempt log. */
  public Path log() {
    return log(running());
  }

  /** Where Allure's results go. */
  public Path allureResults() {
    return running().resolve(ALLURE);
  }

  /** What the run that goes on has left, if one does. */
  public Optional<UnfinishedRun> unfinished() {
    return unfinished;
  }

  /** Where the report will be. */
  public Path target() {
    return places.target();
  }

  /** The report that this run will replace, for its timings and history. */
  public Optional<Path> earlier() {
    return report(places.target());
  }

  /**
   * The report that a run would replace in a folder.
   *
   * @throws UnusableFolderException if no report can be put there
   */
  public static Optional<Path> earlier(Path dir) throws IOException {
    return report(OutputPlaces.of(dir).target());
  }

  private static Optional<Path> report(Path target) {
    return Optional.of(target).filter(RunFile::marks);
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
              .formatted(target(), IoReason.of(e), fresh),
          e);
    }
  }

  /** Removes the running folder with all that is in it, and frees the lock. */
  public void discard() throws IOException {
    lock.close();
    FolderTree.delete(running());
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
