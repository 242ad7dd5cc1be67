package dev.fieldtest.griddocker.bidi;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.bidi.PageEvent.Answered;
import dev.fieldtest.griddocker.bidi.PageEvent.Redirected;
import java.net.URI;
import java.util.List;
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
  public void redirectsAreReadWhateverTheyAreOf() {
    assertEquals(
        RedirectReading.of(response("/next")),
        Optional.of(new Redirected("tab", "http://a.test/x", 301, "http://a.test/next")));
    assertEquals(RedirectReading.of(response("ht tp://")), Optional.empty(), "no URL");
  }

  @Test
  public void answersAreToldWhenTheDocumentAndAllRedirectsBeforeItAre() {
    var answers = new Answers("tab", URI.create("http://a.test/"));
    answers.take(new Answered("tab", 0, Map.of("location", "http://b.test/")));
    assertFalse(answers.areTold(), "a redirect is no document");
    answers.take(new Answered("tab", 1, Map.of("server", "b")));
    assertFalse(answers.areTold(), "its redirect is still to come");
    answers.take(step("http://a.test/image", 301, "http://b.test/image"));
    assertFalse(answers.areTold(), "another's redirect came");
    answers.take(new Redirected("frame", "http://a.test/", 301, "http://b.test/"));
    assertFalse(answers.areTold(), "a frame's redirect came");
    answers.take(step("http://a.test/", 301, "http://b.test/"));
    assertTrue(answers.areTold());
    assertEquals(answers.headers(), Map.of("server", "b"));
  }

  private static Map<String, Object> response(String location) {
    var header = Map.of("name", "Location", "value", Map.of("type", "string", "value", location));
    var response = Map.of("url", "http://a.test/x", "status", 301L, "headers", List.of(header));
    return Map.of("context", "tab", "response", response);
  }

  private static Redirected step(String url, int status, String target) {
    return new Redirected("tab", url, status, target);
  }
}
