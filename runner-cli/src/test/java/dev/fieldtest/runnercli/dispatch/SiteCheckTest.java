package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.PageTraces;
import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.ForwardingSession;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.griddocker.Visit.Kind;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

/** Which visits an attempt makes, and what is kept of them. */
public class SiteCheckTest {
  private static final byte[] PIXELS = {1, 2, 3};
  private static final PageTraces TRACES =
      new PageTraces(
          List.of("log: hello"),
          List.of("form#login"),
          Optional.empty(),
          Optional.of(new Picture.Taken(Base64.getEncoder().encodeToString(PIXELS))));

  /** A browser in which every visit shows the same; each comes with traces. */
  private static final class OnePage extends ForwardingSession {
    private final List<Visit> visits = new ArrayList<>();

    OnePage(Act... acts) {
      super(new FakeSession(new FakeGrid().on("a", acts), "s", Profile.FULL));
    }

    List<Kind> kinds() {
      return visits.stream().map(Visit::kind).toList();
    }

    @Override
    public PageObservation visit(Visit visit) {
      visits.add(visit);
      return super.visit(visit).with(Optional.of(TRACES));
    }
  }

  private final Path folder = Path.of("target", "site-check").toAbsolutePath();

  @Test
  public void whatPassesGetsAControlVisitOnlyWhereThatIsAskedFor() {
    var plain = new OnePage(Act.PASS);
    attempt(plain, ControlShare.FAILED, 1);
    assertEquals(plain.kinds(), List.of(Kind.EXTENSION));
    var all = new OnePage(Act.PASS);
    var attempt = attempt(all, ControlShare.ALL, 1);
    assertEquals(all.kinds(), List.of(Kind.EXTENSION, Kind.CONTROL));
    assertTrue(attempt.result().outcome().passed(), attempt.result().toString());
    assertTrue(all.visits.get(0).traced(), "in case that the control visit tells otherwise");
  }

  @Test
  public void whatRepeatsAnAttemptBeginsWithTheControlVisit() {
    var session = new OnePage(Act.FAIL);
    attempt(session, ControlShare.FAILED, 1);
    attempt(session, ControlShare.FAILED, 2);
    assertEquals(
        session.kinds(), List.of(Kind.EXTENSION, Kind.CONTROL, Kind.CONTROL, Kind.EXTENSION));
  }

  /** Its form comes with every other visit, and a void attempt has cost it one. */
  @Test
  public void siteThatFlipsWithEachVisitKeepsStepWithNoAttempts() {
    var session = new OnePage(Act.PASS);
    for (var number = 1; number <= 5; number++) {
      attempt(session, ControlShare.ALL, number);
    }
    var first = IntStream.of(0, 2, 4, 6, 8).mapToObj(session.kinds()::get).toList();
    var control = Kind.CONTROL;
    assertEquals(first, List.of(Kind.EXTENSION, control, control, Kind.EXTENSION, control));
  }

  @Test
  public void tracesAreKeptOfWhatDoesNotPassOnly() throws IOException {
    var failed = attempt(new OnePage(Act.FAIL), ControlShare.FAILED, 1);
    for (var seen : List.of(failed.visit(), failed.control())) {
      var picture = seen.orElseThrow().traces().orElseThrow().picture().orElseThrow();
      assertEquals(Files.readAllBytes(folder.resolve(picture.toString())), PIXELS);
    }
    var passed = attempt(new OnePage(Act.PASS), ControlShare.ALL, 7);
    assertTrue(passed.visit().orElseThrow().traces().isEmpty());
    assertTrue(passed.control().orElseThrow().traces().isEmpty());
    assertFalse(Files.exists(folder.resolve("a-7-with.webp")));
  }

  @Test
  public void theSampleIsSmallAndAlwaysTheSame() {
    var ids = IntStream.range(0, 10_000).mapToObj(i -> new SiteId("site-" + i)).toList();
    var taken = ids.stream().filter(ControlShare.SAMPLE::takes).toList();
    assertTrue(taken.size() > 50 && taken.size() < 150, taken.size() + " of 10,000");
    assertEquals(ids.stream().filter(ControlShare.SAMPLE::takes).toList(), taken);
    assertTrue(ids.stream().allMatch(ControlShare.ALL::takes));
    assertTrue(ids.stream().noneMatch(ControlShare.FAILED::takes));
  }

  private Attempt attempt(OnePage session, ControlShare share, int number) {
    var contract = InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"one-tap\"]}", "c");
    var shots = new Screenshots(folder);
    var check = new SiteCheck(contract, Duration.ofSeconds(30), share, shots, Clock.systemUTC());
    var ticket = new Ticket(Runs.site("a"), number, new ChunkId(1));
    return check.attempt(ticket, new Work(Profile.FULL, Isolation.NONE, List.of(ticket)), session);
  }
}
