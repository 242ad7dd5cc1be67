package dev.fieldtest.reports.files;

import dev.fieldtest.reports.Subject;
import java.io.IOException;
import java.nio.file.Path;

/** {@code subject.json}: what a run tests, written at its beginning. */
public final class SubjectFile {
  /** Its name in the output folder. */
  public static final String NAME = "subject.json";

  private static final String KIND = "subject";

  private SubjectFile() {}

  /** Writes it, whole or not at all. */
  public static void write(Path file, Subject subject) throws IOException {
    var json = JsonFile.withHeader(KIND);
    json.setAll(JsonFile.object(subject));
    JsonFile.write(file, json);
  }

  /**
   * Reads it.
   *
   * @throws MalformedFileException if it tells of no subject, or is of a newer version
   */
  public static Subject read(Path file) throws IOException {
    return JsonFile.as(Subject.class, JsonFile.read(file, KIND), file);
  }
}
