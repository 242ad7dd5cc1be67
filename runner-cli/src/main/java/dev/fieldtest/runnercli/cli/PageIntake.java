package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Verdict;
import dev.fieldtest.runnercli.cli.Newcomer.Unseen;
import dev.fieldtest.sitecorpus.SiteProposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** The way of pages into a corpus file: they are looked at, what was found is told and written. */
record PageIntake(Newcomers newcomers, AddEnding ending, ScoutingGrid scouts) {
  /**
   * Takes one page that is new.
   *
   * @param consent to following a link or a button of it
   * @param complaints where is told why it can not be added
   * @return the exit code
   */
  int one(String page, Consent consent, PrintWriter complaints) throws IOException {
    var asked = newcomers.ask(page);
    var found =
        scouts.look(
            unseen(asked).toList(),
            door -> consent.to("No login form was found; follow " + door.what() + "?"));
    var settled = newcomers.settle(List.of(asked), found);
    if (settled.get(0) instanceof Newcomer.Found newcomer) {
      ending.proposal(newcomer);
    } else {
      complaints.println("fieldtest: " + AddEnding.refusal(settled.get(0)));
    }
    return end(settled, found);
  }

  /**
   * Takes many, through whatever door leads to their forms.
   *
   * @return the exit code
   */
  int all(List<String> pages) throws IOException {
    var asked = pages.stream().map(newcomers::ask).toList();
    var found = scouts.look(asked.stream().flatMap(PageIntake::unseen).toList(), door -> true);
    var settled = newcomers.settle(asked, found);
    ending.table(settled);
    return end(settled, found);
  }

  private int end(List<Newcomer> pages, Scouting.Found found) {
    ending.write(pages);
    return found.early().map(Verdict::exitCode).orElseGet(() -> AddEnding.exitCode(pages));
  }

  private static Stream<SiteProposal> unseen(Newcomer page) {
    return page instanceof Unseen unseen ? Stream.of(unseen.proposal()) : Stream.of();
  }
}
