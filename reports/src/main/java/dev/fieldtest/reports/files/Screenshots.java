package dev.fieldtest.reports.files;

import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The folder of screenshots beside a report. Thread-safe: each file is written once, by one visit.
 */
public final class Screenshots {
  /** Its name within an output folder. */
  public static final String FOLDER = "screenshots";

  /** A run that fails everywhere shows the same thing everywhere. */
  private static final int MOST = 10_000;

  private final Path folder;
  private final AtomicInteger written = new AtomicInteger();

  /**
   * @param folder made when there is something to put there
   */
  public Screenshots(Path folder) {
    this.folder = folder;
  }

  /** Which of an attempt's two visits a picture is of. */
  public enum Side {
    WITH,
    WITHOUT
  }

  /**
   * Puts a picture into a file of its own, which is there whole or not at all.
   *
   * @return the file; empty if the run has written its 10,000 pictures
   * @throws OutputLostException if it can not be written
   */
  public Optional<Picture> keep(SiteId site, int attempt, Side side, Picture picture) {
    if (!(picture instanceof Picture.Taken taken)) {
      return Optional.of(picture);
    }
    if (written.incrementAndGet() > MOST) {
      return Optional.empty();
    }
    var kept = new Picture.Kept(name(site, attempt, side));
    try {
      Files.createDirectories(folder);
      WholeFile.write(folder.resolve(kept.file()), Base64.getDecoder().decode(taken.base64()));
      return Optional.of(kept);
    } catch (IOException e) {
      throw new OutputLostException(folder, e);
    }
  }

  /**
   * Copies all that an output folder has into another one, in which none has the same name.
   *
   * @throws IOException if one can not be read or written
   */
  static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from.resolve(FOLDER))) {
      return;
    }
    Files.createDirectories(to.resolve(FOLDER));
    try (var pictures = Files.newDirectoryStream(from.resolve(FOLDER), "*" + Picture.SUFFIX)) {
      for (var picture : pictures) {
        Files.copy(picture, to.resolve(FOLDER).resolve(picture.getFileName()));
      }
    }
  }

  /** An id may begin with a dot, and no file is to be hidden by that. */
  private static String name(SiteId site, int attempt, Side side) {
    var which = side == Side.WITH ? "with" : "without";
    return site.value().replaceFirst("^\\.", "_") + "-" + attempt + "-" + which + Picture.SUFFIX;
  }
}
