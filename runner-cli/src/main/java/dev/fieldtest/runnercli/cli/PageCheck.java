package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.runnercli.dispatch.ControlShare;
import dev.fieldtest.runnercli.dispatch.RunListener;
import dev.fieldtest.runnercli.dispatch.SiteCheck;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.Site;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Checks of one page, each in a fresh browser, both with the extension and without it.
 *
 * @param pictures where pictures of what does not pass go
 * @param environment the process's; holds secrets
 */
record PageCheck(
    Site site, GridOptions grid, PageOptions page, Path pictures, Map<String, String> environment) {
  /**
   * Checks once and shows it.
   *
   * @throws GridException if there is no usable browser or extension
   */
  Verdict check(On on, ExtensionOptions.Chosen chosen, CheckScreen shown) {
    var request = grid.request(chosen, on.hosts(), environment).inWindow(page.show());
    var check =
        new SiteCheck(
            chosen.contract(),
            page.timeout(),
            ControlShare.ALL,
            new Screenshots(pictures.resolve(Screenshots.FOLDER)),
            Clock.systemUTC());
    var one = grid.capacity(on.grid()).forOnePage();
    var run = new PageRun(on.grid(), request, one, 1, on.screen());
    var found = run.visit(new Corpus("check", List.of(site)), check, new RunListener() {});
    found.results().values().forEach(shown::show);
    return verdict(found);
  }

  /** What checks use one after the other. */
  record On(Grid grid, SiteHosts hosts, Screen screen) {}

  private static Verdict verdict(PageRun.Results found) {
    var early = found.end().ending().verdict();
    if (early.isPresent() && found.results().isEmpty()) {
      if (early.get() == Verdict.INTERRUPTED) {
        return Verdict.INTERRUPTED;
      }
      throw new GridException(AbortCause.NO_SESSION, found.end().reason());
    }
    if (early.isPresent()) {
      return early.get();
    }
    var outcome = found.results().values().iterator().next().outcome();
    return outcome.passed() ? Verdict.CLEAN : outcome.red() ? Verdict.FAILED : Verdict.INCOMPLETE;
  }
}
