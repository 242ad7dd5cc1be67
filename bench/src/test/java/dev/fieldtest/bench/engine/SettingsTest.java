package dev.fieldtest.bench.engine;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.bench.UsageException;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SettingsTest {
  @Test
  public void quickMeasuresFiveArmsOnLightPagesWithBothLatenciesAndFlags() {
    var settings = Settings.parse(List.of("quick")).all();
    assertEquals(settings.size(), 5 * 2 * 2);
    assertEquals(settings.stream().map(Setting::kind).distinct().toList(), List.of(PageKind.LIGHT));
  }

  @Test
  public void chosenArmsAreTheOnlyOnes() {
    var settings =
        Settings.parse(
                List.of("--arms", "e16", "--pages", "heavy", "--latency", "300", "--flags", "lean"))
            .all();
    assertEquals(settings.size(), 1);
    assertEquals(settings.get(0).describe(), "e16, heavy pages, 300 ms, lean flags");
  }

  @Test
  public void eachCandidateIsMeasuredOnItsOwn() {
    var settings = Settings.parse(List.of("flags")).all();
    assertEquals(settings.size(), FlagCandidates.ALL.size());
    assertEquals(settings.stream().distinct().count(), settings.size());
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {List.of("--arms", "f3"), "--arms can not be 'f3'"},
      {List.of("--pages", "medium"), "--pages can not be 'medium'"},
      {List.of("--latency", "slow"), "--latency can not be 'slow'"},
      {List.of("--sites"), "usage"},
      {List.of("--help"), "usage"},
    };
  }

  @Test(dataProvider = "wrong")
  public void saysWhatIsWrong(List<String> arguments, String start) {
    var thrown = expectThrows(UsageException.class, () -> Settings.parse(arguments).all());
    assertEquals(thrown.getMessage().substring(0, start.length()), start);
  }
}
