package dev.fieldtest.bench.engine.arm;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Profile;
import java.util.List;
import org.testng.annotations.Test;

public class OrderTest {
  @Test
  public void joinsListsThatChromiumWouldElseHeedOnlyTheLastOf() {
    var flags = flags("--disable-features=Translate");
    var lists = flags.stream().filter(each -> each.startsWith("--disable-features=")).toList();
    assertEquals(lists.size(), 1);
    assertTrue(lists.get(0).startsWith("--disable-features=WebUIOmniboxPopup"), lists.get(0));
    assertTrue(lists.get(0).endsWith(",Translate"), lists.get(0));
  }

  @Test
  public void takesAFlagAway() {
    assertTrue(
        flags("without --disable-features").stream()
            .noneMatch(f -> f.startsWith("--disable-features")));
  }

  @Test
  public void addsOtherFlagsAsTheyAre() {
    assertTrue(flags("--in-process-gpu").contains("--in-process-gpu"));
  }

  private static List<String> flags(String extra) {
    return new Order(List.of(), Profile.FULL, List.of(extra)).flags();
  }
}
