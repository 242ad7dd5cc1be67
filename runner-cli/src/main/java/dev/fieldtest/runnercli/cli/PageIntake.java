package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Verdict;
import dev.fieldtest.runnercli.cli.Newcomer.Unseen;
import dev.fieldtest.sitecorpus.SiteProposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The way of pages into a corpus file: they are looked at, what was found is told and written. */
record PageIntake(Newcomers newcomers, AddEnding ending, Scouts scouts) {
  /** Look for the login forms of pages. */
  interface Scouts {
    /**
     * Looks at pages; without any, nothing is started.
     *
     * @param follow whether to go through a door
     * @throws dev.fieldtest.griddocker.GridException if there is no grid
     */
    Scouting.Found look(List<SiteProposal> pages, Predicate<Scouted.Doorway> follow)
        throws IOException;
  }

  private record Seen(List<Newcomer> pages, Optional<Verdict> early) {
    int exitCode(boolean agreed) {
      return early.map(Verdict::exitCode).orElseGet(() -> AddEnding.exitCode(pages, agreed));
    }
  }

  /**
   * Takes one page that is new.
   *
   * @param consent to following a link or a button of it
   * @param complaints where is told why it can not be added
   * @return the exit code
   * @throws UsageException if it leads to one that is in the corpus already
   */
  int one(String page, Consent consent, PrintWriter complaints) throws IOException {
    var seen =
        look(
            List.of(newcomers.ask(page)),
            door -> consent.to("No login form was found; follow " + door.what() + "?"));
    var settled = seen.pages().get(0);
    if (settled instanceof Newcomer.Known) {
      throw new UsageException(AddEnding.refusal(settled));
    }
    if (settled instanceof Newcomer.Found found) {
      ending.proposal(found);
    } else {
      complaints.println("fieldtest: " + AddEnding.refusal(settled));
    }
    return seen.exitCode(ending.write(seen.pages()));
  }

  /**
   * Takes many.
   *
   * @param consent to following links and buttons, whatever page they are on
   * @return the exit code
   */
  int all(List<String> pages, Consent consent) throws IOException {
    var seen = tell(pages, consent);
    return seen.exitCode(ending.write(seen.pages()));
  }

  /** As {@link #all}, but writes nothing. */
  int trial(List<String> pages, Consent consent) throws IOException {
    return tell(pages, consent).exitCode(true);
  }

  private Seen tell(List<String> pages, Consent consent) throws IOException {
    var asked = pages.stream().map(newcomers::ask).toList();
    var follow =
        asked.stream().anyMatch(Unseen.class::isInstance)
            && consent.to(
                "Where a page has no login form, follow the link or button to sign in there?");
    var seen = look(asked, door -> follow);
    ending.table(seen.pages());
    return seen;
  }

  private Seen look(List<Newcomer> asked, Predicate<Scouted.Doorway> follow) throws IOException {
    var found = scouts.look(asked.stream().flatMap(PageIntake::unseen).toList(), follow);
    return new Seen(newcomers.settle(asked, found), found.early());
  }

  private static Stream<SiteProposal> unseen(Newcomer page) {
    return page instanceof Unseen unseen ? Stream.of(unseen.proposal()) : Stream.of();
  }
}
