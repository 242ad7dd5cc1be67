package dev.fieldtest.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be known of a run beside its results.
 *
 * @param corpus its name: {@code bundled}, or the file as given
 * @param configuration what was asked for: names of long options without hyphens, and their values;
 *     never a secret
 * @param versions of {@code fieldtest}, {@code java}, {@code selenium}, {@code browser}
 * @param sessions all browsers that were opened, in that order
 * @param machines what was used of a fleet, if there was one
 */
public record RunInfo(
    Instant started,
    Instant finished,
    RunEnding ending,
    String corpus,
    ExtensionInfo extension,
    Gate gate,
    Map<String, String> configuration,
    Map<String, String> versions,
    List<SessionRecord> sessions,
    Optional<Machines> machines) {
  /**
   * @throws IllegalArgumentException if the run ends before it starts
   */
  public RunInfo {
    if (finished.isBefore(started)) {
      throw new IllegalArgumentException("the run ends before it starts");
    }
    configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    sessions = List.copyOf(sessions);
  }

  /** Of a run without a fleet. */
  public RunInfo(
      Instant started,
      Instant finished,
      RunEnding ending,
      String corpus,
      ExtensionInfo extension,
      Gate gate,
      Map<String, String> configuration,
      Map<String, String> versions,
      List<SessionRecord> sessions) {
    this(
        started,
        finished,
        ending,
        corpus,
        extension,
        gate,
        configuration,
        versions,
        sessions,
        Optional.empty());
  }

  /** The same of a run that used machines. */
  public RunInfo with(Machines used) {
    return new RunInfo(
        started,
        finished,
        ending,
        corpus,
        extension,
        gate,
        configuration,
        versions,
        sessions,
        Optional.of(used));
  }

  /** The day on which it began, in UTC. */
  public LocalDate day() {
    return started.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** From the first moment to the last. */
  public Duration took() {
    return Duration.between(started, finished);
  }
}
