package dev.fieldtest.reports;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads attempts against a plan, so that each planned site has exactly one result. */
public final class ReportMerger {
  /** By number and time; the text, costly, only where these are equal and order must not matter. */
  private static final Comparator<Attempt> ORDER =
      Comparator.comparingInt(Attempt::number)
          .thenComparing(Attempt::started)
          .thenComparing(Attempt::toString);

  private ReportMerger() {}

  /**
   * Merges in any order of the attempts; one that was logged twice counts once. Attempts at sites
   * that the plan does not name are left out, and a remark says so.
   *
   * @param sites all that the plan names; others are ignored
   * @param today decides whether known failures have expired
   * @throws IllegalArgumentException if the plan names a site twice, or one that is not given
   */
  public static RunReport merge(
      RunInfo info, ChunkPlan plan, List<Site> sites, Stream<Attempt> attempts, LocalDate today) {
    return merge(info, plan, sites, attempts, today, chunk -> info.ending().untried());
  }

  /**
   * The same for a run whose chunks may have ended differently.
   *
   * @param untried the outcome of a chunk's sites that were never tried
   */
  static RunReport merge(
      RunInfo info,
      ChunkPlan plan,
      List<Site> sites,
      Stream<Attempt> attempts,
      LocalDate today,
      Function<ChunkId, Outcome> untried) {
    var planned = planned(plan, sites);
    var strangers = new TreeSet<SiteId>();
    attempts.forEach(
        attempt -> {
          var place = planned.get(attempt.site());
          if (place == null) {
            strangers.add(attempt.site());
          } else {
            place.attempts().add(attempt);
          }
        });
    var results = planned.values().stream().map(place -> place.result(untried, today)).toList();
    return new RunReport(info, results, remarks(strangers));
  }

  private static Map<SiteId, Planned> planned(ChunkPlan plan, List<Site> sites) {
    var byId =
        sites.stream()
            .collect(Collectors.toMap(Site::id, Function.identity(), (first, second) -> first));
    var planned = new HashMap<SiteId, Planned>();
    for (var chunk : plan.chunks()) {
      for (var id : chunk.sites()) {
        var site = byId.get(id);
        if (site == null) {
          throw new IllegalArgumentException("the plan names '" + id + "', which the corpus lacks");
        }
        if (planned.put(id, new Planned(site, chunk.id(), new ArrayList<>(1))) != null) {
          throw new IllegalArgumentException("the plan names '" + id + "' twice");
        }
      }
    }
    return planned;
  }

  private static List<String> remarks(SortedSet<SiteId> strangers) {
    if (strangers.isEmpty()) {
      return List.of();
    }
    return List.of(
        "attempts at "
            + strangers.size()
            + " sites that are not in the plan were left out, '"
            + strangers.first()
            + "' among them");
  }

  private record Planned(Site site, ChunkId chunk, List<Attempt> attempts) {
    SiteResult result(Function<ChunkId, Outcome> untried, LocalDate today) {
      var distinct = attempts.stream().sorted(ORDER).distinct().toList();
      return SiteResult.of(site, chunk, distinct, untried.apply(chunk), today);
    }
  }
}
