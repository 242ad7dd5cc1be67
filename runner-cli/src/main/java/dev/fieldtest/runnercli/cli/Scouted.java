package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.Leads.Door;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.sitecorpus.SiteProposal;
import dev.fieldtest.sitecorpus.SiteUrl;
import dev.fieldtest.sitecorpus.Step;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a look for the login form of a page came to. */
sealed interface Scouted {
  /** There is one. */
  record Form(SiteProposal proposal) implements Scouted {}

  /**
   * There is none, but something says that one signs in behind it.
   *
   * @param what it is, for people
   * @param beyond the page behind it
   */
  record Doorway(String what, SiteProposal beyond) implements Scouted {}

  /** There is none, and nothing leads to one that a corpus could name. */
  record Nothing(String reason) implements Scouted {}

  /** What is known after the page behind a door was looked at as well. */
  default Scouted then(Scouted beyond) {
    return this instanceof Doorway door && beyond instanceof Nothing nothing
        ? new Nothing("behind " + door.what() + ": " + nothing.reason())
        : beyond;
  }

  /** Reads what a visit told. */
  static Scouted of(SiteResult result, SiteProposal asked) {
    var leads = result.leads();
    if (!result.outcome().passed()) {
      var doors = result.outcome() == Outcome.FORM_ABSENT ? leads.doors() : List.<Door>of();
      return doors.stream()
          .flatMap(door -> behind(door, asked).stream())
          .findFirst()
          .orElseGet(() -> new Nothing(PlainText.line(reason(result), 300)));
    }
    var url = leads.movedTo().filter(moved -> asked.steps().isEmpty()).flatMap(Scouted::address);
    return new Form(
        new SiteProposal(
            url.orElse(asked.url()), asked.steps(), leads.form(), leads.lang(), asked.tags()));
  }

  private static String reason(SiteResult result) {
    var detail = result.detail();
    return detail.isBlank() ? result.outcome().meaning() : detail;
  }

  /** A link is followed by its address, so that the corpus needs no step. */
  private static Optional<Scouted> behind(Door door, SiteProposal asked) {
    var name = "\"" + PlainText.line(door.text(), 40) + "\"";
    var link = door.url().flatMap(Scouted::address);
    if (link.isPresent()) {
      var what = "the link " + name + " to " + PlainText.line(link.get().toString(), 200);
      return Optional.of(new Doorway(what, asked.at(link.get(), List.of())));
    }
    return door.selector()
        .map(
            selector -> {
              var click = Stream.of(new Step.Click(selector));
              var steps = Stream.concat(asked.steps().stream(), click).toList();
              return new Doorway("the button " + name, asked.at(asked.url(), steps));
            });
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(SiteUrl.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // A page may write anything.
    }
  }
}
