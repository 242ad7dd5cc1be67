package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.files.FileHeader;
import dev.fieldtest.reports.files.FileJson;
import java.util.List;

/** The ways to print a comparison, each with the verdict first. */
public enum ComparisonFormat {
  /** For a terminal. */
  TEXT,
  /** Markdown, for a pull request. */
  MD,
  /** One object, with all sites. */
  JSON;

  /**
   * Prints, without line feeds.
   *
   * @param gate how many sites may newly be unreachable
   */
  public List<String> lines(Comparison comparison, Gate gate) {
    var view = ComparisonView.of(comparison, gate);
    return switch (this) {
      case TEXT -> ComparisonLines.text(view);
      case MD -> ComparisonLines.markdown(view);
      case JSON -> List.of(json(view));
    };
  }

  private static String json(ComparisonView view) {
    try {
      ObjectNode json = FileJson.mapper().valueToTree(FileHeader.of("comparison"));
      json.setAll(FileJson.mapper().<ObjectNode>valueToTree(view));
      return FileJson.mapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every comparison can be told in JSON", e);
    }
  }
}
