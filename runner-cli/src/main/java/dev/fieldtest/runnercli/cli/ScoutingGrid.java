package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.runnercli.dispatch.Scout;
import dev.fieldtest.sitecorpus.SiteProposal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The browsers that look for login forms. They have the reference extension, which does not run in
 * the visits.
 *
 * @param environment the process's; holds secrets
 */
record ScoutingGrid(
    GridOptions grid, PageOptions page, Map<String, String> environment, Screen screen)
    implements PageIntake.Scouts {
  @Override
  public Scouting.Found look(List<SiteProposal> pages, Predicate<Scouted.Doorway> follow)
      throws IOException {
    if (pages.isEmpty()) {
      return Scouting.Found.NOTHING;
    }
    var idle = ExtensionPackage.reference();
    var contract = InjectionContract.of(idle, Optional.empty());
    try (var opened = grid.open(environment, screen::note);
        var hosts = grid.hosts(Scouting.sites(pages), opened)) {
      var request =
          grid.request(new ExtensionOptions.Chosen(idle, contract), hosts, environment)
              .inWindow(page.show());
      var run = new PageRun(opened, request, grid.capacity(opened), grid.perDomain(), screen);
      var scout = new Scout(contract, page.timeout(), Clock.systemUTC());
      return new Scouting(run, scout, follow).look(pages);
    }
  }
}
