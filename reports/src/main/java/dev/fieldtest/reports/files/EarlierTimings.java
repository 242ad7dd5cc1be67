package dev.fieldtest.reports.files;

import dev.fieldtest.chunker.Timings;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long sites took in an earlier run. They only make a run quicker, so results that can not be
 * read are no error.
 *
 * @param remarks why the earlier results were not used, if they were not
 */
public record EarlierTimings(Timings timings, List<String> remarks) {
  private static final EarlierTimings NOTHING = new EarlierTimings(Timings.NONE, List.of());

  public EarlierTimings {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads those of the report that a run replaces or, as on an agent where there is none, those of
   * its baseline.
   *
   * @param report its folder, if there is one
   * @param baseline an output folder or its results, if there is one
   */
  public static EarlierTimings read(Optional<Path> report, Optional<Path> baseline) {
    var own = report.map(EarlierTimings::read).orElse(NOTHING);
    if (baseline.isEmpty() || !own.timings().equals(Timings.NONE)) {
      return own;
    }
    var other = read(baseline.get());
    var remarks = Stream.of(own, other).flatMap(each -> each.remarks().stream()).toList();
    return new EarlierTimings(other.timings(), remarks);
  }

  private static EarlierTimings read(Path place) {
    var file = Files.isRegularFile(place) ? place : place.resolve(ResultsFile.NAME);
    try {
      return new EarlierTimings(new Timings(file.toString(), durations(file)), List.of());
    } catch (NoSuchFileException e) {
      return unused(file + " does not exist");
    } catch (IOException e) {
      return unused(String.valueOf(e.getMessage()));
    }
  }

  private static EarlierTimings unused(String reason) {
    var remark = "the durations of the earlier report are not used: " + reason;
    return new EarlierTimings(Timings.NONE, List.of(Excerpt.of(remark)));
  }

  private static Map<SiteId, Duration> durations(Path file) throws IOException {
    Map<SiteId, Duration> durations = new HashMap<>();
    ResultsFile.read(
        file,
        Line.class,
        line -> {
          if (line.attempts() > 0) {
            durations.put(line.site(), Duration.ofMillis(Math.max(0, line.durationMs())));
          }
        });
    return durations;
  }

  /** What is needed of a line; a site that was never tried took no time, which says nothing. */
  private record Line(SiteId site, int attempts, long durationMs) {}
}
