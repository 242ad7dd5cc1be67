package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run found: one result for each planned site. Immutable, and equal logs give equal reports.
 *
 * @param results sorted by id
 * @param gaps shards of which not all is here, as one clause each; their sites have no result
 * @param remarks what the reader should know about the report itself, as one clause each
 * @param comparison with a baseline, if there is one
 */
public record RunReport(
    RunInfo info,
    List<SiteResult> results,
    List<String> gaps,
    List<String> remarks,
    Optional<Comparison> comparison) {
  public RunReport {
    results = results.stream().sorted(Comparator.comparing(result -> result.site().id())).toList();
    gaps = List.copyOf(gaps);
    remarks = List.copyOf(remarks);
  }

  /** A report of what is all here, without a baseline. */
  public RunReport(RunInfo info, List<SiteResult> results, List<String> remarks) {
    this(info, results, List.of(), remarks, Optional.empty());
  }

  /** The same of several shards, of which not all is here. */
  RunReport withGaps(List<String> known) {
    return new RunReport(info, results, known, remarks, comparison);
  }

  /** The same with each remark once. */
  RunReport withoutRepetition() {
    return new RunReport(info, results, gaps, remarks.stream().distinct().toList(), comparison);
  }

  /** The same with more remarks, as those of reading the log. */
  public RunReport withRemarks(List<String> more) {
    var all = Stream.concat(remarks.stream(), more.stream()).toList();
    return new RunReport(info, results, gaps, all, comparison);
  }

  /** The same, each site with its history so far. */
  public RunReport continuing(Map<SiteId, History> earlier) {
    var continued =
        results.stream()
            .map(result -> result.after(earlier.getOrDefault(result.site().id(), History.NONE)))
            .toList();
    return new RunReport(info, continued, gaps, remarks, comparison);
  }

  /** The same as compared with a baseline, which also says which failures are new. */
  public RunReport comparedBy(Comparison compared) {
    var newly = compared.with(Change.NEWLY_FAILING).stream().map(SitePair::site);
    var fresh = newly.collect(Collectors.toSet());
    var marked =
        results.stream().map(result -> result.fresh(fresh.contains(result.site().id()))).toList();
    return new RunReport(info, marked, gaps, remarks, Optional.of(compared));
  }

  /** How many sites came to each outcome, in the order of {@link Outcome}; without zeros. */
  public Map<Outcome, Integer> byOutcome() {
    return count(new EnumMap<>(Outcome.class), SiteResult::outcome);
  }

  /** How many sites each is to blame for, in the order of {@link Blame}; without zeros. */
  public Map<Blame, Integer> byBlame() {
    return count(new EnumMap<>(Blame.class), SiteResult::blame);
  }

  private <K> Map<K, Integer> count(Map<K, Integer> counts, Function<SiteResult, K> key) {
    results.forEach(result -> counts.merge(key.apply(result), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** The extension's fault, and not known. */
  public List<SiteResult> failing() {
    return where(SiteResult::failing);
  }

  /** The results of which the comparison says so; none without a baseline. */
  public List<SiteResult> changed(Change change) {
    var ids =
        comparison.stream()
            .flatMap(compared -> compared.with(change).stream())
            .map(SitePair::site)
            .collect(Collectors.toSet());
    return where(result -> ids.contains(result.site().id()));
  }

  /** What makes the run red by its gate. */
  public List<SiteResult> red() {
    return where(info.gate()::isRed);
  }

  /** The site's fault: nothing is known about the extension there. */
  public List<SiteResult> unjudged() {
    return where(result -> result.blame() == Blame.SITE);
  }

  /** What makes the run incomplete: infrastructure, not run, or missing. */
  public List<SiteResult> incomplete() {
    return where(result -> result.outcome().incomplete());
  }

  public List<SiteResult> passed() {
    return where(result -> result.outcome().passed());
  }

  public List<SiteResult> with(Note note) {
    return where(result -> result.has(note));
  }

  private List<SiteResult> where(Predicate<SiteResult> condition) {
    return results.stream().filter(condition).toList();
  }

  /**
   * The sites that the gate's bound is about.
   *
   * @param unjudged how many of them ended as the site's fault
   */
  public record Reach(int unjudged, int sites) {}

  /** With a baseline, the sites that it has judged; what was dead before tells nothing new. */
  public Reach reach() {
    return comparison
        .map(c -> new Reach(c.with(Change.NEWLY_UNREACHABLE).size(), c.judgedBefore()))
        .orElseGet(() -> new Reach(unjudged().size(), results.size()));
  }

  /** Whether more sites than the gate tolerates ended as the site's fault. */
  public boolean tooManyUnjudged() {
    return info.gate().tooManyUnjudged(reach().unjudged(), reach().sites());
  }

  /** Whether there are sites, and the extension could be judged on none of them. */
  private boolean nothingJudged() {
    return !results.isEmpty() && unjudged().size() == results.size();
  }

  /** How long the run took. */
  public Duration took() {
    return info.took();
  }

  /** All that applies, in order of precedence; never empty. The first gives the exit code. */
  public List<Verdict> verdicts() {
    var verdicts = EnumSet.noneOf(Verdict.class);
    info.ending().verdict().ifPresent(verdicts::add);
    if (!red().isEmpty()) {
      verdicts.add(Verdict.FAILED);
    }
    if (!gaps.isEmpty() || !incomplete().isEmpty() || tooManyUnjudged() || nothingJudged()) {
      verdicts.add(Verdict.INCOMPLETE);
    }
    if (results.isEmpty()) {
      verdicts.add(Verdict.NOTHING_TO_RUN);
    }
    return verdicts.isEmpty() ? List.of(Verdict.CLEAN) : List.copyOf(verdicts);
  }

  /** The verdict that gives the exit code. */
  public Verdict verdict() {
    return verdicts().get(0);
  }
}
