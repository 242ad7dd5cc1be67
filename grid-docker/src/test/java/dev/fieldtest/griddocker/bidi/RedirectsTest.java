package dev.fieldtest.griddocker.bidi;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.bidi.PageEvent.Redirected;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class RedirectsTest {
  @Test
  public void permanentStepsAreFollowedInWhateverOrderTheyAreTold() {
    var redirects = new Redirects(URI.create("http://a.test#top"));
    redirects.add(step("http://b.test/login", 308, "http://c.test/#here"));
    redirects.add(step("http://a.test/", 301, "http://b.test/login"));
    assertEquals(redirects.movedTo(), Optional.of("http://c.test/"));
  }

  @Test
  public void moveEndsAtTheFirstStepThatIsForNow() {
    var redirects = new Redirects(URI.create("http://a.test/"));
    redirects.add(step("http://a.test/", 301, "http://b.test/"));
    redirects.add(step("http://b.test/", 302, "http://c.test/"));
    assertEquals(redirects.movedTo(), Optional.of("http://b.test/"));
    var forNow = new Redirects(URI.create("http://b.test/"));
    forNow.add(step("http://b.test/", 302, "http://c.test/"));
    assertEquals(forNow.movedTo(), Optional.empty());
  }

  @Test
  public void loopEnds() {
    var redirects = new Redirects(URI.create("http://a.test/"));
    redirects.add(step("http://a.test/", 301, "http://b.test/"));
    redirects.add(step("http://b.test/", 301, "http://a.test/"));
    assertEquals(redirects.movedTo(), Optional.empty());
  }

  @Test
  public void onlyRedirectsOfDocumentsAreRead() {
    assertEquals(
        RedirectReading.of(response("nav", "/next")),
        Optional.of(new Redirected("tab", "http://a.test/x", 301, "http://a.test/next")));
    assertEquals(RedirectReading.of(response(7, "/next")), Optional.empty(), "of no document");
    assertEquals(RedirectReading.of(response("nav", "ht tp://")), Optional.empty(), "no URL");
  }

  private static Map<String, Object> response(Object navigation, String location) {
    var header = Map.of("name", "Location", "value", Map.of("type", "string", "value", location));
    var response = Map.of("url", "http://a.test/x", "status", 301L, "headers", List.of(header));
    return Map.of("context", "tab", "navigation", navigation, "response", response);
  }

  private static Redirected step(String url, int status, String target) {
    return new Redirected("tab", url, status, target);
  }
}
