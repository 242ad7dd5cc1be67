package dev.fieldtest.runnercli.cli;

import dev.fieldtest.runnercli.cli.Newcomer.Found;
import dev.fieldtest.runnercli.cli.Newcomer.Known;
import dev.fieldtest.runnercli.cli.Newcomer.Malformed;
import dev.fieldtest.runnercli.cli.Newcomer.Refused;
import dev.fieldtest.runnercli.cli.Newcomer.Unseen;
import dev.fieldtest.sitecorpus.GrowingCorpus;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteProposal;
import dev.fieldtest.sitecorpus.SiteUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of pages on their way into a corpus. Not thread-safe.
 *
 * @param id of the only page, if the user gave one
 */
record Newcomers(GrowingCorpus corpus, Optional<SiteId> id, List<String> tags) {
  /** Before a page is visited. */
  Newcomer ask(String text) {
    try {
      var url = SiteUrl.parse(text);
      return corpus
          .placeOf(url)
          .<Newcomer>map(place -> new Known(text, place))
          .orElseGet(() -> new Unseen(text, SiteProposal.unseen(url, tags)));
    } catch (IllegalArgumentException e) {
      return new Malformed(text, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Refuses the only page that was asked for before anything is begun for it.
   *
   * @throws UsageException if it is no page, or in the corpus already
   */
  void requireNew(String text) {
    var asked = ask(text);
    if (!(asked instanceof Unseen)) {
      throw new UsageException(AddEnding.refusal(asked));
    }
  }

  /** After those that were unseen were looked at, in this order. */
  List<Newcomer> settle(List<Newcomer> asked, Scouting.Found found) {
    var settled = new ArrayList<Newcomer>();
    var place = 0;
    for (var each : asked) {
      settled.add(each instanceof Unseen unseen ? settle(unseen.page(), found.at(place++)) : each);
    }
    return settled;
  }

  private Newcomer settle(String page, Scouted scouted) {
    if (scouted instanceof Scouted.Form form) {
      return settle(page, form.proposal());
    }
    var reason =
        scouted instanceof Scouted.Doorway door
            ? "no login form was found; " + door.what() + " was not followed"
            : ((Scouted.Nothing) scouted).reason();
    return new Refused(page, reason);
  }

  private Newcomer settle(String page, SiteProposal proposal) {
    var place = corpus.placeOf(proposal.url());
    if (place.isPresent()) {
      return new Known(page, place.get());
    }
    try {
      var site = proposal.as(id.orElseGet(() -> corpus.idFor(proposal.url())));
      corpus.add(site);
      return new Found(page, site);
    } catch (IllegalArgumentException e) {
      return new Refused(page, "can not be a line of a corpus: " + e.getMessage());
    }
  }
}
