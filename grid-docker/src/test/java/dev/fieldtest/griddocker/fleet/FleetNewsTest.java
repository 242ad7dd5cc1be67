package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What an autoscaler tells to who looks at its fleet. */
public class FleetNewsTest {
  private static final FleetNews NEWS = new FleetNews(Optional.of(Duration.ofSeconds(42)), 7);

  @Test
  public void newsAreReadFromTheFleetsTemplateByAnybody() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed);
        var other = Ec2Fleets.of(bed)) {
      fleet.tell(NEWS);
      assertEquals(other.news(), FleetNews.NONE, "without a template there is no place for them");
      assertEquals(bed.templates(), Set.of(), "and none is made for them");
      fleet.hold("me", Duration.ofSeconds(20));
      fleet.tell(NEWS);
      assertEquals(other.news(), NEWS);
    }
  }

  @DataProvider
  public Object[][] texts() {
    return new Object[][] {
      {"sites=7 firstSessionMs=42000", NEWS},
      {"sites=0", FleetNews.NONE},
      {"", FleetNews.NONE},
      {"sites=", FleetNews.NONE},
      {"sites=99999999999", FleetNews.NONE},
      {"sites=1 firstSessionMs=-1", FleetNews.NONE},
    };
  }

  @Test(dataProvider = "texts")
  public void whatNobodyWroteIsNoNews(String text, FleetNews news) {
    assertEquals(FleetNews.parse(text), news);
  }

  @Test
  public void newsArePutUpAtOnceAndThenNowAndThen() {
    var clock = new VirtualTime(Instant.parse("2026-11-21T00:00:00Z"));
    var board = new ArrayList<FleetNews>();
    var bulletin = new Bulletin(board::add, clock);
    bulletin.put(use(Optional.empty()));
    assertEquals(board, List.of(), "there are none yet");
    bulletin.site();
    bulletin.put(use(Optional.empty()));
    bulletin.site();
    bulletin.put(use(Optional.empty()));
    assertEquals(board, List.of(new FleetNews(Optional.empty(), 1)), "not as often as they change");
    clock.pass(Duration.ofSeconds(11));
    bulletin.put(use(NEWS.firstSession()));
    clock.pass(Duration.ofSeconds(11));
    bulletin.put(use(NEWS.firstSession()));
    assertEquals(board.size(), 2, "nothing new is not put up again: " + board);
    assertEquals(board.get(1), new FleetNews(NEWS.firstSession(), 2));
  }

  private static FleetUse use(Optional<Duration> firstSession) {
    return new FleetUse(1, 1, 1, 0, firstSession);
  }
}
