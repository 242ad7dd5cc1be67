package dev.fieldtest.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be known of several runs together. */
final class RunInfos {
  /** Options that results depend on, though a site was visited under either value. */
  private static final List<String> ALIKE = List.of("control", "profile", "retries", "timeout");

  private RunInfos() {}

  /**
   * From the first beginning to the last end, with the gravest ending and the strictest gate. Where
   * versions differ, all are named; of what was asked for, the first run's word counts.
   *
   * @param runs in the order of their shards
   * @throws IllegalArgumentException if none has come to its end
   */
  static RunInfo together(List<RecordedRun> runs) {
    var infos = runs.stream().flatMap(run -> run.info().stream()).toList();
    if (infos.isEmpty()) {
      throw new IllegalArgumentException("no run has come to its end");
    }
    var first = infos.get(0);
    return new RunInfo(
        runs.stream().flatMap(RecordedRun::moments).min(Comparator.naturalOrder()).orElseThrow(),
        runs.stream().flatMap(RecordedRun::moments).max(Comparator.naturalOrder()).orElseThrow(),
        infos.stream().map(RunInfo::ending).min(RunInfos::byGravity).orElseThrow(),
        first.corpus(),
        first.extension(),
        infos.stream().map(RunInfo::gate).reduce(Gate::orStricter).orElseThrow(),
        configuration(runs, infos),
        union(infos, RunInfo::versions, RunInfos::both),
        infos.stream().flatMap(info -> info.sessions().stream()).distinct().toList(),
        Machines.together(infos.stream().flatMap(info -> info.machines().stream()).toList()));
  }

  /**
   * What the runs were asked to do in different ways, so that their results are not alike, as one
   * clause; the gates' options are not among it, for of these the strictest counts.
   *
   * @param runs in the order of their shards
   */
  static List<String> differences(List<RecordedRun> runs) {
    var asked = runs.stream().flatMap(run -> run.info().stream()).map(RunInfo::configuration);
    var all = asked.toList();
    var differing =
        ALIKE.stream()
            .map(name -> named(name, all.stream().flatMap(one -> value(one, name)).distinct()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    return differing.isEmpty() ? List.of() : List.of("the shards differ in " + differing);
  }

  private static Stream<String> value(Map<String, String> configuration, String name) {
    return Optional.ofNullable(configuration.get(name)).stream();
  }

  private static Optional<String> named(String name, Stream<String> values) {
    var all = values.toList();
    return all.size() < 2
        ? Optional.empty()
        : Optional.of("--" + name + ": " + String.join(", ", all));
  }

  /** As verdicts do, with a run that went to its end after all others. */
  private static int byGravity(RunEnding one, RunEnding other) {
    return Integer.compare(rank(one), rank(other));
  }

  private static int rank(RunEnding ending) {
    return ending.verdict().map(Verdict::ordinal).orElse(Verdict.values().length);
  }

  private static Map<String, String> configuration(List<RecordedRun> runs, List<RunInfo> infos) {
    var all = union(infos, RunInfo::configuration, (first, later) -> first);
    var shards = runs.stream().map(run -> run.plan().shard().toString());
    all.put("shard", shards.collect(Collectors.joining(", ")));
    return all;
  }

  private static Map<String, String> union(
      List<RunInfo> infos,
      Function<RunInfo, Map<String, String>> field,
      BinaryOperator<String> both) {
    var all = new TreeMap<String, String>();
    infos.forEach(info -> field.apply(info).forEach((name, value) -> all.merge(name, value, both)));
    return all;
  }

  private static String both(String first, String later) {
    return List.of(first.split(", ")).contains(later) ? first : first + ", " + later;
  }
}
