package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Verdict;
import dev.fieldtest.runnercli.dispatch.Scout;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteProposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for login forms on pages, and behind what leads to them.
 *
 * @param follow whether to go through a door
 */
record Scouting(PageRun run, Scout scout, Predicate<Scouted.Doorway> follow) {
  /** A link to a page with a button is usual, more is not. */
  private static final int MOST_DOORS = 2;

  /**
   * What became of pages.
   *
   * @param found by the page's place in the list; where it was not looked at, none
   * @param early why not all of them were looked at
   */
  record Found(Map<Integer, Scouted> found, Optional<Verdict> early, String reason) {
    /** Of no page. */
    static final Found NOTHING = new Found(Map.of(), Optional.empty(), "");

    /** What became of the page at a place. */
    Scouted at(int place) {
      var seen = found.get(place);
      return seen == null ? new Scouted.Nothing("was not looked at: " + reason) : seen;
    }
  }

  /** Looks at all of them, several at a time. */
  Found look(List<SiteProposal> pages) {
    var found = new LinkedHashMap<Integer, Scouted>();
    Map<Integer, SiteProposal> next = new LinkedHashMap<>();
    for (var place = 0; place < pages.size(); place++) {
      next.put(place, pages.get(place));
    }
    for (var round = 0; round <= MOST_DOORS && !next.isEmpty(); round++) {
      var results = visit(next);
      next.forEach(
          (place, page) ->
              Optional.ofNullable(results.results().get(id(place)))
                  .map(result -> Scouted.of(result, page))
                  .ifPresent(seen -> found.merge(place, seen, Scouted::then)));
      if (results.end().ending().verdict().isPresent()) {
        return new Found(found, results.end().ending().verdict(), results.end().reason());
      }
      next = round < MOST_DOORS ? behindDoors(found, next) : Map.of();
    }
    return new Found(found, Optional.empty(), "");
  }

  private Map<Integer, SiteProposal> behindDoors(
      Map<Integer, Scouted> found, Map<Integer, SiteProposal> looked) {
    Map<Integer, SiteProposal> next = new LinkedHashMap<>();
    for (var place : looked.keySet()) {
      if (found.get(place) instanceof Scouted.Doorway door && follow.test(door)) {
        next.put(place, door.beyond());
      }
    }
    return next;
  }

  /** Pages as they are visited. */
  static Corpus sites(List<SiteProposal> pages) {
    var sites = new ArrayList<Site>();
    pages.forEach(page -> sites.add(page.as(id(sites.size()))));
    return new Corpus("pages", sites);
  }

  private PageRun.Results visit(Map<Integer, SiteProposal> pages) {
    var sites = new ArrayList<Site>();
    pages.forEach((place, page) -> sites.add(page.as(id(place))));
    try (var progress = new Progress(run.screen(), scout.clock(), sites.size()).start()) {
      return run.visit(new Corpus("pages", sites), scout, progress);
    }
  }

  /** The corpus gives ids; until then a page is known by its place. */
  private static SiteId id(int place) {
    return new SiteId("page-" + (place + 1));
  }
}
