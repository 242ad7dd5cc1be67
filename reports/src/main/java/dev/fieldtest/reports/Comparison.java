package dev.fieldtest.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What has changed between two runs, site by site. Pure, and immutable.
 *
 * @param base where the earlier run's results are
 * @param pairs each site of either run once, sorted by id
 * @param remarks what the reader should know of the comparison
 */
public record Comparison(String base, List<SitePair> pairs, List<String> remarks) {
  public Comparison {
    pairs = List.copyOf(pairs);
    remarks = List.copyOf(remarks);
  }

  /**
   * Compares. What the later run lacks was removed only if that run covers its whole corpus.
   *
   * @throws IllegalArgumentException with a message for the user if it does, and they have no site
   *     in common; a part of a corpus may consist of what was added
   */
  public static Comparison of(RunResults base, RunResults now) {
    var before = base.byId();
    var after = now.byId();
    if (now.whole()) {
      base.requireSharing(after.keySet());
    }
    var ids = new TreeSet<>(after.keySet());
    if (now.whole()) {
      ids.addAll(before.keySet());
    }
    var obstacle = obstacle(base.conditions(), now.conditions());
    var pairs =
        ids.stream()
            .map(
                id ->
                    pair(
                        Optional.ofNullable(before.get(id)),
                        Optional.ofNullable(after.get(id)),
                        obstacle))
            .toList();
    return new Comparison(base.source(), pairs, ComparisonRemarks.of(base, now, pairs));
  }

  /**
   * Tells of a failing site of a run that goes on whether this is nothing new, as the comparison
   * will at its end.
   *
   * @param conditions of that run, by name
   */
  public static Predicate<SiteResult> stillFailing(
      RunResults base, Map<String, String> conditions) {
    var before = base.byId();
    var obstacle = obstacle(base.conditions(), conditions);
    return result -> {
      var now = Optional.of(SiteRecord.of(result, Optional.empty()));
      return pair(Optional.ofNullable(before.get(result.site().id())), now, obstacle)
          .stillFailing();
    };
  }

  private static SitePair pair(
      Optional<SiteRecord> base, Optional<SiteRecord> now, Optional<String> obstacle) {
    return base.isEmpty() || now.isEmpty()
        ? new SitePair(base, now, Optional.empty())
        : new SitePair(
            base, now, obstacle(base.orElseThrow(), now.orElseThrow()).or(() -> obstacle));
  }

  private static Optional<String> obstacle(SiteRecord base, SiteRecord now) {
    if (base.expect() != now.expect()) {
      return Optional.of("what is expected there has changed");
    }
    return base.url().equals(now.url()) ? Optional.empty() : Optional.of("its URL has changed");
  }

  private static Optional<String> obstacle(Map<String, String> base, Map<String, String> now) {
    return now.entrySet().stream()
        .filter(one -> !one.getValue().equals(base.getOrDefault(one.getKey(), one.getValue())))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .map(name -> "the runs differ in their " + name);
  }

  /** The sites of which something holds, sorted by id. */
  public List<SitePair> with(Change change) {
    return pairs.stream().filter(change::holds).toList();
  }

  /** How many sites the base has judged the extension on, of those that the later run covers. */
  public int judgedBefore() {
    return (int) pairs.stream().filter(SitePair::judgedBefore).count();
  }

  /** How the sites that both runs judged did in each. */
  public PairedRates rates() {
    var judged = pairs.stream().filter(SitePair::judgedTwice).toList();
    return new PairedRates(
        passed(judged, true, true),
        passed(judged, false, true),
        passed(judged, true, false),
        passed(judged, false, false));
  }

  private static int passed(List<SitePair> judged, boolean base, boolean now) {
    return (int)
        judged.stream()
            .filter(pair -> pair.base().orElseThrow().outcome().passed() == base)
            .filter(pair -> pair.now().orElseThrow().outcome().passed() == now)
            .count();
  }

  /** What it says of the later run, of which only what is new counts. */
  public Verdict verdict(Gate gate) {
    if (!with(Change.NEWLY_FAILING).isEmpty()) {
      return Verdict.FAILED;
    }
    var unreachable = with(Change.NEWLY_UNREACHABLE).size();
    return with(Change.WITHOUT_RESULT).isEmpty()
            && !gate.tooManyUnjudged(unreachable, judgedBefore())
            && rates().sites() > 0
        ? Verdict.CLEAN
        : Verdict.INCOMPLETE;
  }
}
