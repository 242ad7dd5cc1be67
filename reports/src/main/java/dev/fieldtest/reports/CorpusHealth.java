package dev.fieldtest.reports;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which sites of a corpus need care. Pure.
 *
 * @param ailing by what they ail of, in the order of {@link Ailment}, each the oldest case first;
 *     without those that no site has
 */
public record CorpusHealth(Map<Ailment, List<SiteRecord>> ailing) {
  /** Looks at all results of a run, whose sites have their histories. */
  public static CorpusHealth of(List<SiteRecord> sites) {
    var ailing = new EnumMap<Ailment, List<SiteRecord>>(Ailment.class);
    for (var ailment : Ailment.values()) {
      ailing.put(ailment, sites.stream().filter(ailment::ails).sorted(oldest(ailment)).toList());
    }
    ailing.values().removeIf(List::isEmpty);
    return new CorpusHealth(ailing);
  }

  /** Those of a report, each with the line that its result proposes. */
  public static CorpusHealth of(RunReport report) {
    return of(SiteRecord.allOf(report));
  }

  /** What has no known beginning is the oldest; then by id. */
  private static Comparator<SiteRecord> oldest(Ailment ailment) {
    return Comparator.comparing(
            (SiteRecord site) -> ailment.since(site).map(since -> since.toEpochMilli()).orElse(0L))
        .thenComparing(SiteRecord::site);
  }

  /** A line for the corpus that would mend it, if one can be proposed. */
  public static Optional<CorpusEdit> mending(Ailment ailment, SiteRecord site) {
    return Stream.of(ailment)
        .filter(Ailment::isOfTheLine)
        .flatMap(known -> site.proposal().stream())
        .findFirst();
  }
}
