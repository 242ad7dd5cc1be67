package dev.fieldtest.reports;

import dev.fieldtest.sitecorpus.SiteId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is known from before a run. It is kept with the run, so that its report can be made anew
 * where nothing else of the past is left.
 *
 * @param histories what the sites' histories go on from
 * @param baseline results to compare with
 * @param remarks why earlier results are not used, one clause each
 */
public record Past(
    Map<SiteId, History> histories, Optional<RunResults> baseline, List<String> remarks) {
  /** Nothing is known. */
  public static final Past NONE = new Past(Map.of(), Optional.empty(), List.of());

  public Past {
    histories = Collections.unmodifiableMap(new TreeMap<>(histories));
    remarks = List.copyOf(remarks);
  }

  /** Where histories go on from the results that are compared with. */
  public static Past of(RunResults baseline) {
    return new Past(baseline.histories(), Optional.of(baseline), List.of());
  }

  /** The same histories, compared with something else. */
  public Past comparedWith(RunResults base) {
    return new Past(histories, Optional.of(base), remarks);
  }

  /**
   * That of the runs of several shards. A site's own shard knows its history best, any other
   * otherwise; the whole has one baseline, which is the first.
   *
   * @param runs in the order of their shards
   */
  static Past together(List<RecordedRun> runs) {
    var histories = new TreeMap<SiteId, History>();
    for (var run : runs) {
      var known = run.past().histories();
      run.plan().chunks().stream()
          .flatMap(chunk -> chunk.sites().stream())
          .filter(known::containsKey)
          .forEach(site -> histories.put(site, known.get(site)));
    }
    runs.forEach(run -> run.past().histories().forEach(histories::putIfAbsent));
    var baselines = runs.stream().flatMap(run -> run.past().baseline().stream()).toList();
    return new Past(histories, baselines.stream().findFirst(), disagreement(baselines));
  }

  /** Agents may keep one baseline in different places: it is the same if its results are. */
  private static List<String> disagreement(List<RunResults> baselines) {
    return baselines.stream()
        .skip(1)
        .filter(other -> !other.sites().equals(baselines.get(0).sites()))
        .findFirst()
        .map(
            other ->
                "the shards were compared with different baselines; that of the first, %s, counts"
                    .formatted(baselines.get(0).source()))
        .stream()
        .toList();
  }

  /**
   * What was found, with the sites' histories and, where there is a baseline, as compared with it.
   *
   * @param own makes of a report what is compared
   */
  public RunReport toldWith(RunReport found, Function<RunReport, RunResults> own) {
    var continued = found.continuing(histories).withRemarks(remarks);
    return baseline
        .map(base -> continued.comparedBy(Comparison.of(base, own.apply(continued))))
        .orElse(continued);
  }
}
