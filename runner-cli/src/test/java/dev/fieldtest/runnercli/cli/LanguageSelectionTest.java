package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A language is asked for as browsers do, by a range of tags. */
public class LanguageSelectionTest {
  private static final String SITES =
      """
      {"id":"plain","url":"https://a.test/","lang":"en"}
      {"id":"american","url":"https://b.test/","lang":"en-US"}
      {"id":"english-in-shavian","url":"https://c.test/","lang":"en-Shaw-GB"}
      {"id":"german","url":"https://d.test/","lang":"de"}
      {"id":"silent","url":"https://e.test/"}
      """;

  @DataProvider
  public Object[][] ranges() {
    return new Object[][] {
      {List.of("en"), List.of("american", "english-in-shavian", "plain")},
      {List.of("EN-us"), List.of("american")},
      {List.of("en-GB"), List.of()},
      {List.of("e"), List.of()},
      {List.of("de", "en-Shaw"), List.of("english-in-shavian", "german")},
      {List.of("*"), List.of("american", "english-in-shavian", "german", "plain")},
    };
  }

  @Test(dataProvider = "ranges")
  public void takesALanguageWithAllItsKinds(List<String> ranges, List<String> sites) {
    var call = Invocation.run("--list").file("--corpus", "sites.jsonl", SITES);
    ranges.forEach(range -> call.with("--lang", range));
    assertEquals(call.call().listed().stream().sorted().toList(), sites);
  }

  @Test
  public void bundledSitesOfAKindOfALanguageCome() {
    var all = Invocation.run("--list", "--lang", "de").call().listed();
    var german = Invocation.run("--list", "--lang", "de-DE").call().listed();
    assertTrue(all.size() > german.size() && all.containsAll(german), all + " " + german);
  }
}
