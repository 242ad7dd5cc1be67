package dev.fieldtest.reports;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A made-up run of any size that looks like a real one: sites in many languages, most of which
 * pass, chunks on slots of several nodes, and failures with a control visit that are tried again.
 *
 * @param attempts in the order in which they ended
 */
public record SyntheticRun(RunInfo info, ChunkPlan plan, List<Site> sites, List<Attempt> attempts) {
  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  private static final int CHUNK = 25;
  private static final int SITES_A_BROWSER = 100;
  private static final String[] LANGS = {"en", "en", "en", "de", "fr", "es", "ja", "pt-BR", "zh"};
  private static final String[] WORDS = {"north", "river", "cloud", "stone", "green", "swift"};
  private static final String[] TRADES = {"bank", "shop", "mail", "news", "travel", "games"};

  /**
   * @param sites how many
   * @param slots how many browsers run at a time, 4 a node
   * @param failing how many of a thousand sites the extension fails on
   */
  public static SyntheticRun of(int sites, int slots, int failing) {
    return new Making(new Random(20261102), sites, failing).run(slots);
  }

  /** What the run comes to. */
  public RunReport report() {
    return ReportMerger.merge(info, plan, sites, attempts.stream(), Samples.TODAY);
  }

  private record Slot(int number, Duration free, SessionRecord session, int served) {
    /** Repeats are made in fresh browsers. */
    Slot retired() {
      return new Slot(number, free, session, SITES_A_BROWSER);
    }
  }

  private static final class Making {
    private final Random random;
    private final int failing;
    private final SyntheticPage page;
    private final List<Site> sites = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<SessionRecord> sessions = new ArrayList<>();
    private final List<Attempt> again = new ArrayList<>();

    Making(Random random, int count, int failing) {
      this.random = random;
      this.failing = failing;
      this.page = new SyntheticPage(random);
      for (var i = 0; i < count; i++) {
        sites.add(site(i));
      }
    }

    SyntheticRun run(int slots) {
      var free = new PriorityQueue<>(Comparator.comparing(Slot::free).thenComparing(Slot::number));
      for (var slot = 0; slot < slots; slot++) {
        free.add(new Slot(slot, Duration.ofMillis(random.nextInt(3_000)), session(slot), 0));
      }
      var chunks = new ArrayList<Chunk>();
      for (var from = 0; from < sites.size(); from += CHUNK) {
        var part = sites.subList(from, Math.min(sites.size(), from + CHUNK));
        var id = new ChunkId(chunks.size() + 1);
        chunks.add(new Chunk(id, Duration.ofSeconds(20), part.stream().map(Site::id).toList()));
        free.add(serve(part, id, 1, free.remove()));
      }
      var slotsThen = List.copyOf(free);
      free.clear();
      slotsThen.forEach(slot -> free.add(slot.retired()));
      for (var first : List.copyOf(again)) {
        var site = sites.get(Integer.parseInt(first.site().value().replaceAll(".*-", "")));
        free.add(serve(List.of(site), first.chunk(), 2, free.remove()));
      }
      var end = free.stream().map(Slot::free).max(Comparator.naturalOrder()).orElseThrow();
      var plan =
          new ChunkPlan("ab".repeat(32), Map.of(), ChunkPlan.TimingsUsed.NONE, Shard.WHOLE, chunks);
      return new SyntheticRun(info(end), plan, List.copyOf(sites), List.copyOf(attempts));
    }

    private SessionRecord session(int slot) {
      var id = "%016x%016x".formatted(random.nextLong(), random.nextLong());
      var node = "http://10.0.%d.%d:5555".formatted(slot / 4 / 200, slot / 4 + 1);
      var session = new SessionRecord(id, node, "chrome 156.0.8078.79");
      sessions.add(session);
      return session;
    }

    private Slot serve(List<Site> part, ChunkId chunk, int number, Slot slot) {
      var fresh = slot.served() >= SITES_A_BROWSER;
      var session = fresh ? session(slot.number()) : slot.session();
      var at = slot.free().plusMillis(fresh ? 900 : 0);
      for (var site : part) {
        var took = Duration.ofMillis(250 + random.nextInt(500));
        var attempt = attempt(site, number, chunk, session, START.plus(at), took);
        attempts.add(attempt);
        if (number == 1 && !attempt.result().outcome().passed()) {
          again.add(attempt);
        }
        at = at.plus(took);
      }
      return new Slot(slot.number(), at, session, part.size() + (fresh ? 0 : slot.served()));
    }

    private Attempt attempt(
        Site site, int number, ChunkId chunk, SessionRecord session, Instant at, Duration took) {
      var outcome = outcome(site, number);
      var result =
          outcome.judged()
              ? new AttemptResult.Judged(outcome, page.detail(outcome), Optional.of(Truth.DETECTOR))
              : new AttemptResult.Spoilt(AbortCause.BROWSER_LOST, "the browser does not answer");
      var judged = outcome.judged();
      return new Attempt(
          site.id(),
          number,
          chunk,
          Optional.of(session),
          number == 1 || random.nextBoolean() ? Profile.LEAN : Profile.FULL,
          at,
          took,
          result,
          judged ? Optional.of(page.visit(site.url(), outcome)) : Optional.empty(),
          judged && !outcome.passed()
              ? Optional.of(page.control(site.url(), outcome))
              : Optional.empty());
    }

    /** What a site is does not change from attempt to attempt, but for the flaky ones. */
    private Outcome outcome(Site site, int number) {
      var fate = new Random(site.id().value().hashCode()).nextInt(1_000);
      if (fate < failing) {
        return fate % 3 == 0 ? Outcome.NOT_REPLACED : Outcome.NOT_DETECTED;
      }
      if (fate < failing + 50) {
        return fate % 2 == 0 ? Outcome.UNREACHABLE : Outcome.BOT_WALL;
      }
      if (number == 1 && fate < failing + 65) {
        return fate % 4 == 0 ? Outcome.SESSION_LOST : Outcome.NOT_REPLACED;
      }
      return Outcome.REPLACED;
    }

    private Site site(int number) {
      var trade = TRADES[random.nextInt(TRADES.length)];
      var name = WORDS[random.nextInt(WORDS.length)] + "-" + trade;
      var id = new SiteId(name + "-" + number);
      var url = "https://%s%d.example/account/login?next=%%2F".formatted(name, number);
      var known =
          random.nextInt(500) == 0
              ? Optional.of(new KnownFailure("EXT-" + number, Samples.TODAY.plusDays(30)))
              : Optional.<KnownFailure>empty();
      return new Site(
          id,
          URI.create(url),
          Expectation.REPLACED,
          Optional.empty(),
          List.of(),
          Optional.of(LANGS[random.nextInt(LANGS.length)]),
          random.nextInt(10) == 0 ? List.of(trade, "top100") : List.of(trade),
          known,
          Optional.empty());
    }

    private RunInfo info(Duration took) {
      return new RunInfo(
          START,
          START.plus(took).plusSeconds(2),
          RunEnding.COMPLETE,
          "sites.jsonl",
          new ExtensionInfo("abcdefghijklmnop", "One Tap", "1.4.0", "cd".repeat(32)),
          Gate.DEFAULT,
          Map.of("corpus", "sites.jsonl", "grid", "http://grid.example:4444"),
          Map.of("fieldtest", "0.1.0", "browser", "Chromium 156.0.8078.79"),
          sessions);
    }
  }
}
