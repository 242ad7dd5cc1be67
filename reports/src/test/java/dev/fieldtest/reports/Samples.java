package dev.fieldtest.reports;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Box;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.PageTraces;
import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sites, attempts and reports for tests. */
public final class Samples {
  public static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  public static final SessionRecord SESSION =
      new SessionRecord("8f0c2a", "http://10.0.0.7:5555", "chrome 156.0.8078.79");
  public static final String HOSTILE =
      "</script><script>document.title='owned'</script><img src=x onerror=alert(1)> \u001b[31mred\u001b]0;t\u0007"
          + " \u202Eevil\u2066 \u0000\b\uFFFE ]]> --> | `code` [l](javascript:1) @all \u2028 & \" ' \ud800 \r\n# h";

  /** One pixel. */
  public static final String WEBP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=";

  private Samples() {}

  public static Site site(String id) {
    return site(id, Optional.empty());
  }

  public static Site site(String id, Optional<KnownFailure> known) {
    return new Site(
        new SiteId(id),
        URI.create("https://" + id.replace('_', '-') + ".test/login"),
        Expectation.REPLACED,
        Optional.empty(),
        List.of(),
        Optional.of("en"),
        List.of("top100"),
        known,
        Optional.empty());
  }

  public static Attempt judged(String id, int number, Profile profile, Outcome outcome) {
    return attempt(id, number, profile, new AttemptResult.Judged(outcome, "", Optional.empty()));
  }

  public static Attempt spoilt(String id, int number, AbortCause cause) {
    return attempt(id, number, Profile.LEAN, new AttemptResult.Spoilt(cause, "gone"));
  }

  public static Attempt attempt(String id, int number, Profile profile, AttemptResult result) {
    return new Attempt(
        new SiteId(id),
        number,
        new ChunkId(1),
        Optional.of(SESSION),
        profile,
        START.plusSeconds(number),
        Duration.ofMillis(1_200),
        result,
        Optional.empty(),
        Optional.empty());
  }

  /** An attempt with everything that can be seen, in which each text is the given one. */
  public static Attempt detailed(String id, int number, Outcome outcome, String text) {
    var field = new FieldFacts("password", text, new Box(10, 20, 200, 30), true, Optional.of(text));
    var form = new FormFacts(Truth.DETECTOR, new Box(10, 20, 200, 30), List.of(field));
    var control =
        new ControlFacts(
            "onetap-login",
            text,
            new Box(10, 60, 200, 30),
            true,
            false,
            Optional.of(text),
            ControlFacts.Place.AT_FORM);
    var frame = new FrameFacts(text, true, 1, List.of(control), Optional.of(form));
    var visit =
        new PageObservation(
            new PageLoad.Loaded(text, 200, text, true),
            List.of(frame),
            List.of(text),
            Duration.ofMillis(900));
    var bare = new FrameFacts(text, false, 0, List.of(), Optional.of(form));
    var without =
        new PageObservation(
            new PageLoad.NoDocument(text, 503, text),
            List.of(bare),
            List.of(),
            Duration.ofMillis(300));
    return new Attempt(
        new SiteId(id),
        number,
        new ChunkId(1),
        Optional.of(new SessionRecord(text, text, text)),
        Profile.LEAN,
        START.plusSeconds(number),
        Duration.ofMillis(1_200),
        new AttemptResult.Judged(outcome, text, Optional.of(Truth.DETECTOR)),
        Optional.of(visit),
        Optional.of(without));
  }

  /** The same attempt with traces of both visits; {@code screenshots/} is not written. */
  public static Attempt pictured(Attempt bare) {
    return new Attempt(
        bare.site(),
        bare.number(),
        bare.chunk(),
        bare.session(),
        bare.profile(),
        bare.started(),
        bare.took(),
        bare.result(),
        bare.visit().map(seen -> seen.with(traces(bare, "with"))),
        bare.control().map(seen -> seen.with(traces(bare, "without"))));
  }

  private static Optional<PageTraces> traces(Attempt attempt, String side) {
    return Optional.of(
        new PageTraces(
            List.of("log: hello"),
            List.of("form#login post /session", "input#user \"Username\""),
            Optional.of(new PageTraces.Milestones(20, 140, 310)),
            Optional.of(
                new Picture.Kept(attempt.site() + "-" + attempt.number() + "-" + side + ".webp"))));
  }

  public static ChunkPlan plan(List<Site> sites) {
    var chunks = new ArrayList<Chunk>();
    for (var from = 0; from < sites.size(); from += 25) {
      var ids =
          sites.subList(from, Math.min(sites.size(), from + 25)).stream().map(Site::id).toList();
      chunks.add(
          new Chunk(new ChunkId(chunks.size() + 1), Duration.ofMillis(1_500L * ids.size()), ids));
    }
    return new ChunkPlan(
        "ab".repeat(32),
        Map.of("tag", "top100"),
        new ChunkPlan.TimingsUsed("fieldtest-report/results.jsonl", 2),
        Shard.WHOLE,
        chunks);
  }

  public static RunInfo info(RunEnding ending) {
    return info(ending, "One Tap", Duration.ofSeconds(74));
  }

  public static RunInfo info(RunEnding ending, String text, Duration took) {
    return new RunInfo(
        START,
        START.plus(took),
        ending,
        "bundled",
        new ExtensionInfo("abcdefghijklmnop", text, "1.4.0", "cd".repeat(32)),
        Gate.DEFAULT,
        Map.of("sessions", "2", "grid", "embedded"),
        Map.of(
            "fieldtest",
            "0.1.0",
            "java",
            "17.0.15",
            "selenium",
            "4.48.0",
            "browser",
            "Chromium 156.0.8078.79"),
        List.of(SESSION));
  }

  /** Two machines of a fleet, of which one never registered, with a text in each detail. */
  public static Machines machines(String text) {
    return new Machines(
        2,
        0.25,
        0.06,
        0.125,
        Optional.of(Duration.ofSeconds(41)),
        List.of(
            event(2, Machines.Kind.LAUNCHED, "i-1", text),
            event(3, Machines.Kind.LAUNCHED, "i-2", text),
            event(40, Machines.Kind.REGISTERED, "i-1", text),
            event(50, Machines.Kind.REPLACED, "i-2", text),
            event(60, Machines.Kind.DRAINING, "i-1", text),
            event(61, Machines.Kind.REMARK, "", text),
            event(80, Machines.Kind.TERMINATED, "i-1", text)));
  }

  private static Machines.Event event(int second, Machines.Kind kind, String id, String text) {
    return new Machines.Event(START.plusSeconds(second), kind, id, text);
  }

  /** The same report of a run that used machines. */
  public static RunReport on(Machines machines, RunReport report) {
    return new RunReport(
        report.info().with(machines),
        report.results(),
        report.gaps(),
        report.remarks(),
        report.comparison());
  }

  public static RunReport report(RunEnding ending, List<Site> sites, List<Attempt> attempts) {
    return ReportMerger.merge(info(ending), plan(sites), sites, attempts.stream(), TODAY);
  }

  /** The same by another gate. */
  public static RunReport gated(RunReport report, Gate gate) {
    var info = report.info();
    return new RunReport(
        new RunInfo(
            info.started(),
            info.finished(),
            info.ending(),
            info.corpus(),
            info.extension(),
            gate,
            info.configuration(),
            info.versions(),
            info.sessions()),
        report.results(),
        report.remarks());
  }

  /** One site a given outcome of a judged attempt, named after it. */
  public static RunReport report(Outcome... outcomes) {
    var sites = Stream.of(outcomes).map(outcome -> site(id(outcome))).toList();
    var attempts =
        Stream.of(outcomes)
            .filter(Outcome::judged)
            .flatMap(outcome -> confirmed(id(outcome), outcome))
            .toList();
    return report(RunEnding.COMPLETE, sites, attempts);
  }

  /** A page counts as broken once it was seen twice. */
  private static Stream<Attempt> confirmed(String site, Outcome outcome) {
    return IntStream.rangeClosed(1, outcome == Outcome.PAGE_BROKEN ? 2 : 1)
        .mapToObj(number -> judged(site, number, Profile.LEAN, outcome));
  }

  private static String id(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** A run in which every text that a page, node or manifest gave is hostile. */
  public static RunReport hostile() {
    var sites = List.of(hostile("fails"), hostile("walled"), site("long"), site("lost"));
    var attempts =
        List.of(
            detailed("fails", 1, Outcome.NOT_REPLACED, HOSTILE),
            detailed("walled", 1, Outcome.BOT_WALL, HOSTILE),
            detailed("long", 1, Outcome.NOT_DETECTED, "x".repeat(100_000)),
            attempt(
                "lost", 1, Profile.LEAN, new AttemptResult.Spoilt(AbortCause.GRID_LOST, HOSTILE)));
    var info = info(RunEnding.COMPLETE, HOSTILE, Duration.ofSeconds(74));
    return ReportMerger.merge(info, plan(sites), sites, attempts.stream(), TODAY)
        .withRemarks(List.of(HOSTILE));
  }

  private static Site hostile(String id) {
    var site = site(id);
    return new Site(
        site.id(),
        URI.create("https://xn--hostile.test/%3Cscript%3E?" + "a".repeat(2_000)),
        site.expect(),
        site.form(),
        site.steps(),
        Optional.of(HOSTILE),
        List.of(HOSTILE, "y".repeat(100_000)),
        Optional.of(new KnownFailure(HOSTILE, TODAY.minusDays(1))),
        site.timeout());
  }

  /** An attempt of any kind, also one that no run would log. */
  public static Attempt random(Random random, String id) {
    var number = 1 + random.nextInt(5);
    if (random.nextInt(3) == 0) {
      var causes = AbortCause.values();
      return spoilt(id, number, causes[random.nextInt(causes.length)]);
    }
    var judged = Stream.of(Outcome.values()).filter(Outcome::judged).toList();
    var profile = random.nextBoolean() ? Profile.LEAN : Profile.FULL;
    return judged(id, number, profile, judged.get(random.nextInt(judged.size())));
  }
}
