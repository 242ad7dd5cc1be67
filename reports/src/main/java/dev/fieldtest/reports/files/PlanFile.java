package dev.fieldtest.reports.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.chunker.ChunkPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code plan.json}: what a run set out to do, with a digest that tells plans apart. */
public final class PlanFile {
  /** Its name in the output folder. */
  public static final String NAME = "plan.json";

  private static final String KIND = "plan";

  private PlanFile() {}

  /** Writes it, whole or not at all. */
  public static void write(Path file, ChunkPlan plan) throws IOException {
    JsonFile.write(file, json(plan));
  }

  /** What stands in it, laid out for people. */
  public static String text(ChunkPlan plan) {
    return json(plan).toPrettyString();
  }

  private static ObjectNode json(ChunkPlan plan) {
    var json = JsonFile.withHeader(KIND);
    json.put("digest", digest(plan));
    json.setAll(JsonFile.object(plan));
    return json;
  }

  /**
   * Reads it.
   *
   * @throws MalformedFileException if it is not a plan, is of a newer version, or was changed
   */
  public static ChunkPlan read(Path file) throws IOException {
    var json = JsonFile.read(file, KIND);
    var plan = JsonFile.as(ChunkPlan.class, json, file);
    if (!json.path("digest").asText().equals(digest(plan))) {
      throw new MalformedFileException(
          file + ": was changed: its digest is not that of its chunks");
    }
    return plan;
  }

  /** SHA-256, in hexadecimal, of the plan; equal for equal plans. */
  public static String digest(ChunkPlan plan) {
    try {
      var bytes = FileJson.mapper().writeValueAsString(plan).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("every plan can be told in JSON, every JDK has SHA-256", e);
    }
  }
}
