package dev.fieldtest.reports.files;

import dev.fieldtest.reports.History;
import dev.fieldtest.reports.Past;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code past.json}: what a report knows from before its run. On one line, for it may be long. */
public final class PastFile {
  /** Its name in the output folder. */
  public static final String NAME = "past.json";

  private static final String KIND = "past";

  private PastFile() {}

  /** Writes it, whole or not at all; nothing if nothing is known. */
  public static void write(Path file, Past past) throws IOException {
    if (!past.equals(Past.NONE)) {
      var header = FileHeader.of(KIND);
      var content =
          new Content(
              header.schemaVersion(),
              header.kind(),
              past.histories(),
              past.baseline(),
              past.remarks());
      WholeFile.write(
          file, out -> out.append(FileJson.mapper().writeValueAsString(content)).append('\n'));
    }
  }

  /**
   * Reads it; what is not there knows nothing.
   *
   * @throws MalformedFileException if it does not tell of the past, or is of a newer version
   */
  static Past read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Past.NONE;
    }
    var content = JsonFile.as(Content.class, JsonFile.read(file, KIND), file);
    return new Past(content.histories(), content.baseline(), content.remarks());
  }

  private record Content(
      int schemaVersion,
      String kind,
      Map<SiteId, History> histories,
      Optional<RunResults> baseline,
      List<String> remarks) {}
}
