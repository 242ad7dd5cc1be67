package dev.fieldtest.griddocker.devtools;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.devtools.PageEvent.Answered;
import dev.fieldtest.griddocker.devtools.PageEvent.Redirected;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class AnswersTest {
  @Test
  public void permanentStepsAreFollowedInWhateverOrderTheyAreTold() {
    var answers = new Answers("tab", URI.create("http://a.test#top"));
    answers.take(step("http://b.test/login", 308, "http://c.test/#here"));
    answers.take(step("http://a.test/", 301, "http://b.test/login"));
    assertEquals(answers.movedTo(), Optional.of("http://c.test/"));
  }

  @Test
  public void moveEndsAtTheFirstStepThatIsForNow() {
    var answers = new Answers("tab", URI.create("http://a.test/"));
    answers.take(step("http://a.test/", 301, "http://b.test/"));
    answers.take(step("http://b.test/", 302, "http://c.test/"));
    assertEquals(answers.movedTo(), Optional.of("http://b.test/"));
    var forNow = new Answers("tab", URI.create("http://b.test/"));
    forNow.take(step("http://b.test/", 302, "http://c.test/"));
    assertEquals(forNow.movedTo(), Optional.empty());
  }

  @Test
  public void loopEnds() {
    var answers = new Answers("tab", URI.create("http://a.test/"));
    answers.take(step("http://a.test/", 301, "http://b.test/"));
    answers.take(step("http://b.test/", 301, "http://a.test/"));
    assertEquals(answers.movedTo(), Optional.empty());
  }

  @Test
  public void answersOfFramesAreNoneOfTheDocument() {
    var answers = new Answers("tab", URI.create("http://a.test/"));
    answers.take(new Redirected("frame", "http://a.test/", 301, "http://b.test/"));
    answers.take(new Answered("frame", Map.of("server", "frame")));
    assertFalse(answers.areTold());
    assertEquals(answers.movedTo(), Optional.empty());
    answers.take(new Answered("tab", Map.of("server", "tab")));
    assertTrue(answers.areTold());
    assertEquals(answers.headers(), Map.of("server", "tab"));
  }

  private static Redirected step(String url, int status, String target) {
    return new Redirected("tab", url, status, target);
  }
}
