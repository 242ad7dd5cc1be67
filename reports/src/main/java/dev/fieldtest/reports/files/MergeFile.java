package dev.fieldtest.reports.files;

import dev.fieldtest.reports.ShardPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code merge.json}: which shards a merged report was made of, and which are missing. */
final class MergeFile {
  /** Its name in the output folder. */
  static final String NAME = "merge.json";

  private static final String KIND = "merge";

  private MergeFile() {}

  /** Writes it, whole or not at all. */
  static void write(Path file, List<ShardPart> parts) throws IOException {
    var json = JsonFile.withHeader(KIND);
    json.set("shards", FileJson.mapper().valueToTree(parts));
    JsonFile.write(file, json);
  }

  /**
   * Reads it; what is not there tells of no shards.
   *
   * @throws MalformedFileException if it does not tell of a merge, or is of a newer version
   */
  static List<ShardPart> read(Path file) throws IOException {
    return Files.exists(file)
        ? JsonFile.as(Content.class, JsonFile.read(file, KIND), file).shards()
        : List.of();
  }

  private record Content(List<ShardPart> shards) {}
}
