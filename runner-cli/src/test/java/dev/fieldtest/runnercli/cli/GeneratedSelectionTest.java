package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GeneratedSelectionTest {
  private static List<String> listed(String... arguments) {
    return Invocation.run("--list").with(arguments).call().listed();
  }

  @Test
  public void bundledWithANumberListsSoManySites() {
    var sites = listed("--corpus", "bundled:300");
    assertEquals(sites.size(), 300);
    assertTrue(sites.containsAll(listed("--corpus", "bundled:40")), sites.toString());
  }

  @Test
  public void seedPicksOtherSites() {
    assertNotEquals(
        listed("--corpus", "bundled:40", "--seed", "2"), listed("--corpus", "bundled:40"));
  }

  @Test
  public void tagsAndLanguagesFilterTheSitesOfTheNumber() {
    var sites = listed("--corpus", "bundled:300", "--lang", "ja");
    assertFalse(sites.isEmpty());
    assertTrue(sites.stream().allMatch(id -> id.matches(".*-ja-\\d+")), sites.toString());
    assertEquals(listed("--corpus", "bundled:126", "--tag", "archetype:modal").size(), 1);
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {List.of("--corpus", "bundled:"), "--corpus bundled:"},
      {List.of("--corpus", "bundled:0"), "--corpus bundled:0"},
      {List.of("--corpus", "bundled:many"), "--corpus bundled:many"},
      {List.of("--corpus", "bundled:100001"), "--corpus bundled:100001"},
      {List.of("--corpus", "bundled:5", "--seed", "-1"), "--seed -1"},
      {List.of("--seed", "1"), "--seed needs --corpus bundled:N"},
      {List.of("--corpus", "target/none.jsonl", "--seed", "2"), "--seed needs --corpus bundled:N"},
    };
  }

  @Test(dataProvider = "mistakes")
  public void wrongNumberIsToldInOneLine(List<String> arguments, String named) {
    var result = Invocation.run("--list").with(arguments.toArray(String[]::new)).call();
    assertEquals(result.exitCode(), 2);
    assertEquals(result.errors().size(), 1, result.err());
    assertTrue(result.errors().get(0).contains(named), result.err());
  }
}
