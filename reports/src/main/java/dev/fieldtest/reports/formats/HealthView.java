package dev.fieldtest.reports.formats;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Ailment;
import dev.fieldtest.reports.CorpusEdit;
import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.History;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sites that have one ailment, as a report shows them.
 *
 * @param count how many there are
 * @param sites the oldest of them, or all
 */
record HealthView(Ailment ailment, String title, int count, List<Case> sites) {
  /**
   * A site.
   *
   * @param told for how long, and what else is known
   * @param edit a line for the corpus that would mend it
   */
  record Case(SiteId site, Outcome outcome, String told, Optional<CorpusEdit> edit) {}

  /**
   * @param now up to when the ages count
   * @param most how many sites of each ailment to show
   */
  static List<HealthView> of(CorpusHealth health, Instant now, int most) {
    return health.ailing().entrySet().stream()
        .map(ailing -> of(ailing.getKey(), ailing.getValue(), now, most))
        .toList();
  }

  private static HealthView of(Ailment ailment, List<SiteRecord> sites, Instant now, int most) {
    var cases =
        sites.stream()
            .limit(most)
            .map(
                site ->
                    new Case(
                        site.site(),
                        site.outcome(),
                        told(ailment, site, now),
                        CorpusHealth.mending(ailment, site)))
            .toList();
    return new HealthView(ailment, ailment.title(), sites.size(), cases);
  }

  private static String told(Ailment ailment, SiteRecord site, Instant now) {
    var history = site.history();
    if (ailment == Ailment.FLAKY) {
      return "in " + history.flakyRuns() + " of " + Wording.count(history.runs(), "run");
    }
    var since = history.since().map(then -> "for " + age(then, now)).orElse("");
    if (ailment == Ailment.NO_LONGER_FAILING) {
      return since;
    }
    var reason = PlainText.line(site.detail(), 120);
    return since + ", " + passed(history, now) + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String passed(History history, Instant now) {
    return history
        .lastPass()
        .map(then -> "last passed " + age(then, now) + " ago")
        .orElse("never seen passing");
  }

  private static String age(Instant then, Instant now) {
    var age = Duration.between(then, now);
    return age.toDays() < 1 ? "less than a day" : Wording.count((int) age.toDays(), "day");
  }
}
