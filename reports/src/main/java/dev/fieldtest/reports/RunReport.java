package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a run found: one result for each planned site. Immutable, and equal logs give equal reports.
 *
 * @param results sorted by id
 * @param gaps shards of which not all is here, as one clause each; their sites have no result
 * @param remarks what the reader should know about the report itself, as one clause each
 */
public record RunReport(
    RunInfo info, List<SiteResult> results, List<String> gaps, List<String> remarks) {
  public RunReport {
    results = results.stream().sorted(Comparator.comparing(result -> result.site().id())).toList();
    gaps = List.copyOf(gaps);
    remarks = List.copyOf(remarks);
  }

  /** The same with more remarks, as those of reading the log. */
  public RunReport withRemarks(List<String> more) {
    var all = Stream.concat(remarks.stream(), more.stream()).toList();
    return new RunReport(info, results, gaps, all);
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

  /** The extension's fault, and not known: what makes the run red. */
  public List<SiteResult> failing() {
    return where(SiteResult::failing);
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

  /** Whether more sites than the gate tolerates ended as the site's fault. */
  public boolean tooManyUnjudged() {
    return info.gate().tooManyUnjudged(unjudged().size(), results.size());
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
    if (!failing().isEmpty()) {
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
