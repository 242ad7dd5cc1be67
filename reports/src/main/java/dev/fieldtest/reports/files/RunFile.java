package dev.fieldtest.reports.files;

import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code run.json}: what is to be known of a run beside its results, and how these add up. */
public final class RunFile {
  /** Its name in the output folder. */
  public static final String NAME = "run.json";

  private static final String KIND = "run";

  private RunFile() {}

  /** Writes it, whole or not at all. */
  public static void write(Path file, RunReport report) throws IOException {
    var json = JsonFile.withHeader(KIND);
    json.put("exitCode", report.verdict().exitCode());
    json.put("sites", report.results().size());
    json.set("outcomes", FileJson.mapper().valueToTree(report.byOutcome()));
    json.setAll(JsonFile.object(report.info()));
    json.set("remarks", FileJson.mapper().valueToTree(report.remarks()));
    JsonFile.write(file, json);
  }

  /**
   * Reads it; the sums are those of the results and are not read.
   *
   * @throws MalformedFileException if it does not tell of a run, or is of a newer version
   */
  public static RunInfo read(Path file) throws IOException {
    return JsonFile.as(RunInfo.class, JsonFile.read(file, KIND), file);
  }

  /**
   * Reads what it remarks.
   *
   * @throws MalformedFileException if it does not tell of a run, or is of a newer version
   */
  static List<String> remarks(Path file) throws IOException {
    var remarks = new ArrayList<String>();
    JsonFile.read(file, KIND).path("remarks").forEach(remark -> remarks.add(remark.asText()));
    return remarks;
  }

  /** How many sites it says that there are. */
  static int sites(Path file) throws IOException {
    return JsonFile.read(file, KIND).path("sites").asInt();
  }

  /** Whether a folder holds a run of any version, so that Fieldtest may replace it. */
  static boolean marks(Path folder) {
    var file = folder.resolve(NAME);
    try {
      var json = FileJson.mapper().readTree(Files.readAllBytes(file));
      return json.path("schemaVersion").isIntegralNumber()
          && json.path("kind").asText().equals(KIND);
    } catch (IOException e) {
      return false;
    }
  }
}
