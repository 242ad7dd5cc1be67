package dev.fieldtest.reports.files;

import dev.fieldtest.reports.Attempt;
import java.util.List;

/**
 * What the logs of a run hold.
 *
 * @param attempts those that ended
 * @param warnings what was lost, one line each
 */
public record LogContents(List<Attempt> attempts, List<String> warnings) {
  public LogContents {
    attempts = List.copyOf(attempts);
    warnings = List.copyOf(warnings);
  }
}
