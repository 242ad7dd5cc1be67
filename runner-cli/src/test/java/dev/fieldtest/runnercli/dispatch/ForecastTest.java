package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** What a run tells its grid that sessions will be used for. */
public class ForecastTest {
  @Test
  public void eachChunkIsARequestWithItsTimeInTheTabsThatItHas() {
    var grid = new FakeGrid();
    run(grid, Bounds.of(9, 2, 0), chunk(1, 60, "a b c"), chunk(2, 9, "d"), chunk(3, 8, "e f"));
    assertEquals(
        grid.predicted().stream().sorted().toList(),
        Stream.of(4, 9, 30).map(Duration::ofSeconds).toList());
  }

  @Test
  public void whatThereIsNoRoomForIsSharedByTheRequestsThatThereAre() {
    var grid =
        new FakeGrid()
            .opening(unused -> Optional.of(new GridException(AbortCause.NO_SESSION, "none")));
    var chunks = new ArrayList<Chunk>();
    for (var i = 1; i <= 6; i++) {
      chunks.add(chunk(i, 10, "s" + i));
    }
    run(grid, Bounds.of(2, 1, 0), chunks.toArray(Chunk[]::new));
    assertEquals(
        grid.predicted().subList(0, 2).stream().map(Duration::toSeconds).toList(),
        List.of(30L, 30L));
  }

  @Test
  public void whatAPlanBeginsWithIsForetoldAlike() {
    var few = plan(chunk(1, 60, "a b c"), chunk(2, 9, "d"), chunk(3, 8, "e f"));
    assertEquals(Forecast.first(few, 9, 2), Stream.of(30, 9, 4).map(Duration::ofSeconds).toList());
    var many = plan(chunk(1, 10, "a"), chunk(2, 10, "b"), chunk(3, 10, "c"), chunk(4, 20, "d"));
    assertEquals(Forecast.first(many, 2, 1), Stream.of(20, 20).map(Duration::ofSeconds).toList());
  }

  private static Chunk chunk(int number, int seconds, String sites) {
    return new Chunk(
        new ChunkId(number),
        Duration.ofSeconds(seconds),
        Stream.of(sites.split(" ")).map(SiteId::new).toList());
  }

  private static ChunkPlan plan(Chunk... chunks) {
    return new ChunkPlan(
        "0".repeat(64), Map.of(), ChunkPlan.TimingsUsed.NONE, Shard.WHOLE, List.of(chunks));
  }

  private static void run(FakeGrid grid, Bounds bounds, Chunk... chunks) {
    var sites =
        Runs.sites(
            Stream.of(chunks)
                .map(chunk -> String.join(" ", chunk.sites().stream().map(SiteId::value).toList()))
                .toArray(String[]::new));
    var unused =
        new Dispatcher(grid, Runs.request(), Runs.check(), bounds.limits(), new RunListener() {})
            .run(plan(chunks), sites, List.of());
  }
}
