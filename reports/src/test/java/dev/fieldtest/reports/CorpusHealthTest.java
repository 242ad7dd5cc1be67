package dev.fieldtest.reports;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static dev.fieldtest.reports.Samples.START;
import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.KnownFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.testng.annotations.Test;

public class CorpusHealthTest {
  @Test
  public void deadWalledAndFormlessSitesComeOldestFirst() {
    var health =
        CorpusHealth.of(
            List.of(
                site("late", REPLACED, REPLACED, UNREACHABLE),
                site("early", REPLACED, UNREACHABLE, TIMED_OUT),
                site("walled", BOT_WALL),
                site("gone", FORM_ABSENT),
                site("well", REPLACED)));
    assertEquals(ids(health, Ailment.DEAD), List.of("early", "late"));
    assertEquals(ids(health, Ailment.WALLED), List.of("walled"));
    assertEquals(ids(health, Ailment.FORM_GONE), List.of("gone"));
    assertEquals(health.ailing().containsKey(Ailment.FLAKY), false);
  }

  @Test
  public void siteThatNeverPassedComesBeforeThoseThatDid() {
    var health =
        CorpusHealth.of(
            List.of(
                site("lately", REPLACED, NOT_DETECTED, REPLACED, NOT_DETECTED),
                site("never", NOT_DETECTED, NOT_DETECTED, NOT_DETECTED),
                site("once", REPLACED, NOT_DETECTED, BOT_WALL),
                site("new", NOT_DETECTED)));
    assertEquals(ids(health, Ailment.LONG_WITHOUT_PASS), List.of("never", "once", "lately"));
  }

  @Test
  public void flakyInMostOfThreeRunsIsAlwaysFlaky() {
    var health =
        CorpusHealth.of(
            List.of(
                flaky("two", true, true),
                flaky("most", true, true, false),
                flaky("half", true, false, true, false)));
    assertEquals(ids(health, Ailment.FLAKY), List.of("most"));
  }

  @Test
  public void knownFailureThatPassesHasItsLineReady() {
    var known = new KnownFailure("EXT-1", Samples.TODAY);
    var sites = List.of(Samples.site("a", Optional.of(known)));
    var passed = List.of(Samples.judged("a", 1, Profile.LEAN, REPLACED));
    var health = CorpusHealth.of(Samples.report(RunEnding.COMPLETE, sites, passed));
    assertEquals(health.ailing().keySet(), Set.of(Ailment.NO_LONGER_FAILING));
    var site = health.ailing().get(Ailment.NO_LONGER_FAILING).get(0);
    assertEquals(
        CorpusHealth.mending(Ailment.NO_LONGER_FAILING, site).orElseThrow().line(),
        "{\"id\":\"a\",\"url\":\"https://a.test/login\",\"lang\":\"en\",\"tags\":[\"top100\"]}");
  }

  @Test
  public void healthyCorpusHasNoAilments() {
    assertEquals(CorpusHealth.of(List.of(site("a", REPLACED))).ailing(), Map.of());
  }

  private static List<String> ids(CorpusHealth health, Ailment ailment) {
    return health.ailing().getOrDefault(ailment, List.of()).stream()
        .map(site -> site.site().value())
        .toList();
  }

  /** A site that came to these outcomes, one a day. */
  private static SiteRecord site(String id, Outcome... days) {
    var history = History.NONE;
    for (var day = 0; day < days.length; day++) {
      history = history.then(days[day], false, START.plus(Duration.ofDays(day)));
    }
    return Records.record(id, "https://" + id + ".test/", days[days.length - 1], history);
  }

  private static SiteRecord flaky(String id, Boolean... runs) {
    var history =
        Stream.of(runs)
            .reduce(
                History.NONE, (known, flaky) -> known.then(REPLACED, flaky, START), (a, b) -> b);
    return Records.record(id, "https://" + id + ".test/", REPLACED, history);
  }
}
