package dev.fieldtest.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Leads;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.LoginForm;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.Test;

public class CorpusEditTest {
  private static final KnownFailure KNOWN = new KnownFailure("EXT-481", Samples.TODAY);

  @Test
  public void failureCanBeAcceptedForAMonth() {
    var line = edit(Samples.site("a"), Outcome.NOT_DETECTED).orElseThrow().line();
    var accepted = new KnownFailure("NOT_DETECTED on 2026-11-02", Samples.TODAY.plusDays(30));
    assertEquals(line, CorpusWriter.toLine(Samples.site("a", Optional.of(accepted))));
  }

  @Test
  public void siteThatHasMovedForGoodGetsItsNewUrl() {
    var line = led(new Leads(Optional.of("https://b.test/"), Optional.empty())).orElseThrow();
    assertEquals(
        line.line(),
        CorpusWriter.toLine(Samples.site("a")).replace("https://a.test/login", "https://b.test/"));
    var nowhere = new Leads(Optional.of("mailto:a@b.test"), Optional.empty());
    assertEquals(led(nowhere), Optional.empty());
  }

  @Test
  public void formThatTheDetectorFoundGetsItsSelectors() {
    var form = new LoginForm(Optional.empty(), Optional.of("#p"), List.of());
    var line = led(new Leads(Optional.empty(), Optional.of(form))).orElseThrow().line();
    assertTrue(line.contains("\"form\":{\"password\":\"#p\"}"), line);
  }

  @Test
  public void allThatIsWrongWithALineIsMendedAtOnce() {
    var form = new LoginForm(Optional.empty(), Optional.of("#p"), List.of());
    var leads = new Leads(Optional.of("https://b.test/"), Optional.of(form));
    var edit = led(leads).orElseThrow();
    assertEquals(
        edit.when(),
        "It has moved for good, by permanent redirects, and has a login form that only the detector sees:");
    assertTrue(edit.line().contains("\"url\":\"https://b.test/\""), edit.line());
    assertTrue(edit.line().contains("\"form\":{\"password\":\"#p\"}"), edit.line());
    var site = Samples.site("a", Optional.of(KNOWN));
    var passing = CorpusEdit.of(result(site, led(leads, Outcome.REPLACED)), Samples.TODAY);
    assertEquals(
        passing.orElseThrow().line(),
        CorpusWriter.toLine(Samples.site("a")).replace("https://a.test/login", "https://b.test/"));
  }

  /** What is proposed for a site without its form whose control visit had these leads. */
  private static Optional<CorpusEdit> led(Leads leads) {
    var attempt = led(leads, Outcome.FORM_ABSENT);
    return CorpusEdit.of(result(Samples.site("a"), attempt), Samples.TODAY);
  }

  private static Attempt led(Leads leads, Outcome outcome) {
    return ended(new PageLoad.Loaded("https://a.test/", 200, "", true, leads), outcome);
  }

  private static Attempt ended(PageLoad load, Outcome outcome) {
    var control = new PageObservation(load, List.of(), List.of(), Duration.ZERO);
    var judged = Samples.judged("a", 1, Profile.LEAN, outcome);
    return new Attempt(
        judged.site(),
        1,
        judged.chunk(),
        judged.session(),
        judged.profile(),
        judged.started(),
        judged.took(),
        judged.result(),
        Optional.empty(),
        Optional.of(control));
  }

  @Test
  public void siteWhoseStepFailsOrThatIsWalledMayHaveMovedToo() {
    var moved = Optional.of("https://b.test/");
    for (var load :
        List.of(
            new PageLoad.StepFailed("https://b.test/", 200, "", 1, "(click #a)", moved),
            new PageLoad.Walled("https://b.test/", 403, "", "turnstile", moved))) {
      var result = result(Samples.site("a"), ended(load, Outcome.FORM_ABSENT));
      assertTrue(Ailment.MOVED.ails(SiteRecord.of(result, Optional.empty())), load.toString());
      var line = CorpusEdit.of(result, Samples.TODAY).orElseThrow().line();
      assertTrue(line.contains("https://b.test/"), line);
    }
  }

  @Test
  public void knownFailureThatPassesIsNoLongerKnown() {
    var line = edit(Samples.site("a", Optional.of(KNOWN)), Outcome.REPLACED).orElseThrow().line();
    assertEquals(line, CorpusWriter.toLine(Samples.site("a")));
  }

  @Test
  public void pageWithALoginFormMayBeReplacedAfterAll() {
    var attempt = Samples.detailed("a", 1, Outcome.FALSE_INJECTION, "x");
    var line = CorpusEdit.of(result(untouched(), attempt), Samples.TODAY).orElseThrow().line();
    assertEquals(line, CorpusWriter.toLine(Samples.site("a")));
  }

  @Test
  public void injectionWithoutALoginFormIsAFailureLikeOthers() {
    var line = edit(untouched(), Outcome.FALSE_INJECTION).orElseThrow().line();
    assertTrue(line.contains("\"expect\":\"untouched\""), line);
    assertTrue(line.contains("\"knownFailure\""), line);
  }

  @Test
  public void passesKnownFailuresAndTheSitesOwnFaultsNeedNoEdit() {
    assertEquals(edit(Samples.site("a"), Outcome.REPLACED), Optional.empty());
    assertEquals(edit(Samples.site("a"), Outcome.UNREACHABLE), Optional.empty());
    var known = Samples.site("a", Optional.of(KNOWN));
    assertEquals(edit(known, Outcome.NOT_DETECTED), Optional.empty());
  }

  @Test
  public void lineIsAsciiWhateverTheCorpusHolds() {
    var site = with(Expectation.REPLACED, List.of("\u202Etag", "\u65e5\ud83d\ude00\u007f"));
    var line = edit(site, Outcome.NOT_DETECTED).orElseThrow().line();
    assertTrue(line.matches("[ -~]+"), line);
    assertTrue(line.contains("\\u202etag\",\"\\u65e5\\ud83d\\ude00\\u007f\""), line);
  }

  @Test
  public void lineThatNobodyWouldReadIsNotProposed() {
    var site = with(Expectation.REPLACED, List.of("x".repeat(100_000)));
    assertEquals(edit(site, Outcome.NOT_DETECTED), Optional.empty());
  }

  private static Site untouched() {
    return with(Expectation.UNTOUCHED, Samples.site("a").tags());
  }

  private static Site with(Expectation expect, List<String> tags) {
    var site = Samples.site("a");
    return new Site(
        site.id(),
        site.url(),
        expect,
        site.form(),
        site.steps(),
        site.lang(),
        tags,
        site.knownFailure(),
        site.timeout());
  }

  private static Optional<CorpusEdit> edit(Site site, Outcome outcome) {
    var attempt = Samples.judged("a", 1, Profile.LEAN, outcome);
    return CorpusEdit.of(result(site, attempt), Samples.TODAY);
  }

  private static SiteResult result(Site site, Attempt attempt) {
    var attempts = List.of(attempt);
    return SiteResult.of(site, new ChunkId(1), attempts, Outcome.MISSING, Samples.TODAY);
  }
}
