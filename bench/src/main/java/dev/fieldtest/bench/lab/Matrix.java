package dev.fieldtest.bench.lab;

import dev.fieldtest.bench.Table;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How often sites of each true outcome came to each outcome. Not thread-safe.
 *
 * @param truths what the sites are
 * @param counts by truth, then by outcome
 * @param strays sites that came to something else than they are
 */
record Matrix(
    Map<SiteId, Outcome> truths, Map<Outcome, Map<Outcome, Integer>> counts, List<String> strays) {
  private static final String TRUTH = "ends:";

  /** Of sites that each have a tag {@code ends:}. */
  static Matrix of(List<Site> sites) {
    Map<SiteId, Outcome> truths =
        new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    sites.forEach(site -> truths.put(site.id(), truth(site)));
    return new Matrix(truths, new EnumMap<>(Outcome.class), new ArrayList<>());
  }

  private static Outcome truth(Site site) {
    return site.tags().stream()
        .filter(tag -> tag.startsWith(TRUTH))
        .map(tag -> Outcome.valueOf(tag.substring(TRUTH.length())))
        .findFirst()
        .orElseThrow();
  }

  /** Takes what a site came to in a run. */
  void add(int run, SiteId site, Outcome outcome) {
    var truth = truths.getOrDefault(site, Outcome.MISSING);
    counts
        .computeIfAbsent(truth, unused -> new EnumMap<>(Outcome.class))
        .merge(outcome, 1, Integer::sum);
    if (truth != outcome) {
      strays.add("run " + run + ": " + site + " is " + truth + " and came to " + outcome);
    }
  }

  /** A row for each truth, a column for each outcome that was come to. */
  Table table() {
    var outcomes =
        Stream.of(Outcome.values())
            .filter(each -> counts.values().stream().anyMatch(row -> row.containsKey(each)))
            .toList();
    var head = Stream.concat(Stream.of("truth"), outcomes.stream().map(Outcome::name)).toList();
    var table = new Table(head);
    counts.forEach(
        (truth, row) ->
            table.add(
                Stream.concat(
                        Stream.<Object>of(truth.name()),
                        outcomes.stream().map(each -> row.getOrDefault(each, 0)))
                    .toArray()));
    return table;
  }
}
