package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.sitecorpus.GrowingCorpus;
import dev.fieldtest.sitecorpus.SiteProposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.testng.annotations.Test;

/** What becomes of pages, whoever looked at them, and of the user's answers. */
public class PageIntakeTest {
  private static final String PAGE = "https://new.test/";
  private static final int USAGE = 2;
  private static final int NOTHING_TO_RUN = 5;
  private static final int INCOMPLETE = 6;

  @Test
  public void pageThatLeadsToAKnownOneIsRefusedAsIfItWereThatOne() throws Exception {
    var file = corpus();
    var moved = URI.create("https://known.test/login");
    var refused =
        expectThrows(
            UsageException.class,
            () ->
                intake(file, Consent.given(), scouts(moved)).one(PAGE, Consent.given(), nowhere()));
    assertTrue(
        refused.getMessage().contains("sites.jsonl:1 (known.test-login)"), refused.getMessage());
    assertFalse(Files.readString(file).contains("new"), Files.readString(file));
  }

  @Test
  public void foundPageThatIsNotAgreedToIsNothingNew() throws Exception {
    var file = corpus();
    var user = new Answers(false);
    var intake = intake(file, user, scouts(URI.create(PAGE)));
    assertEquals(intake.one(PAGE, Consent.given(), nowhere()), NOTHING_TO_RUN);
    assertEquals(user.questions, List.of("Append 1 line to " + file + "?"));
    assertEquals(Files.readString(file), "https://known.test/login\n");
  }

  @Test
  public void agreedPageIsAdded() throws Exception {
    var file = corpus();
    var intake = intake(file, new Answers(true), scouts(URI.create(PAGE)));
    assertEquals(intake.one(PAGE, Consent.given(), nowhere()), 0);
    assertTrue(Files.readString(file).contains("\"url\":\"https://new.test/\""));
  }

  @Test
  public void doorsOfAListAreAskedForOnceAndStayShutIfNotAgreedTo() throws Exception {
    var file = corpus();
    var pages = List.of("https://a.test/", "https://b.test/", "https://known.test/login");
    var intake = intake(file, Consent.given(), PageIntakeTest::behindDoors);
    var user = new Answers(false);
    assertEquals(intake.all(pages, user), INCOMPLETE);
    assertEquals(user.questions.size(), 1, user.questions.toString());
    assertEquals(Files.readAllLines(file).size(), 1);
    assertEquals(intake.all(pages, new Answers(true)), 0);
    assertEquals(Files.readAllLines(file).size(), 3);
  }

  @Test
  public void listWithoutAnythingNewAsksNothing() throws Exception {
    var intake = intake(corpus(), Consent.given(), PageIntakeTest::behindDoors);
    var user = new Answers(false);
    assertEquals(intake.all(List.of("https://known.test/login"), user), NOTHING_TO_RUN);
    assertEquals(intake.all(List.of("ftp://x.test/"), user), USAGE);
    assertEquals(user.questions, List.of());
  }

  @Test
  public void trialTellsTheSameAndWritesNothing() throws Exception {
    var file = corpus();
    var known = GrowingCorpus.read(file);
    var intake = intake(file, known, Consent.given(), PageIntakeTest::behindDoors);
    assertEquals(intake.trial(List.of(PAGE), Consent.given()), 0);
    assertEquals(known.lines().size(), 1);
    assertEquals(Files.readString(file), "https://known.test/login\n");
  }

  private static Path corpus() {
    return Invocation.of().write("sites.jsonl", "https://known.test/login\n");
  }

  private static PageIntake intake(Path file, Consent toLines, PageIntake.Scouts scouts)
      throws Exception {
    return intake(file, GrowingCorpus.read(file), toLines, scouts);
  }

  private static PageIntake intake(
      Path file, GrowingCorpus known, Consent toLines, PageIntake.Scouts scouts) {
    var screen = new Screen(nowhere(), new Terminal(OptionalInt.empty(), Map.of()), false);
    return new PageIntake(
        new Newcomers(known, Optional.empty(), List.of()),
        new AddEnding(known, file, screen, toLines),
        scouts);
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }

  /** A user who gives one answer to everything. */
  private static final class Answers implements Consent {
    private final boolean answer;
    private final List<String> questions = new ArrayList<>();

    Answers(boolean answer) {
      this.answer = answer;
    }

    @Override
    public boolean to(String question) {
      questions.add(question);
      return answer;
    }
  }

  /** Finds a form at one address, wherever it was asked to look. */
  private static PageIntake.Scouts scouts(URI found) {
    return (pages, follow) -> {
      var form = new Scouted.Form(pages.get(0).at(found, List.of()));
      return new Scouting.Found(Map.of(0, form), Optional.empty(), "");
    };
  }

  /** Each page has its form behind a link, as {@link Scouting} treats it. */
  private static Scouting.Found behindDoors(
      List<SiteProposal> pages, Predicate<Scouted.Doorway> follow) throws IOException {
    var found = new HashMap<Integer, Scouted>();
    for (var page : pages) {
      var door = new Scouted.Doorway("the link", page);
      found.put(found.size(), follow.test(door) ? new Scouted.Form(page) : door);
    }
    return new Scouting.Found(found, Optional.empty(), "");
  }
}
