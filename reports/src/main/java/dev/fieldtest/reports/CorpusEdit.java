package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.LoginForm;
import dev.fieldtest.sitecorpus.Site;
import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line that could take the place of the site's line in the corpus.
 *
 * @param when in which case it should
 * @param line JSON of ASCII characters only
 */
public record CorpusEdit(String when, String line) {
  private static final int LONGEST = 4_000;
  private static final Period ACCEPTED = Period.ofDays(30);

  /**
   * What a result suggests, if anything.
   *
   * @param today the day of the run
   */
  public static Optional<CorpusEdit> of(SiteResult result, LocalDate today) {
    var site = result.site();
    var mended = mended(result);
    if (mended.isPresent()) {
      return mended;
    }
    if (result.outcome() == Outcome.FALSE_INJECTION && hasForm(result)) {
      return edit("If the page may be replaced, for it has a login form:", replaced(site));
    }
    if (result.failing()) {
      var reason = result.outcome() + " on " + today;
      var known = new KnownFailure(reason, today.plus(ACCEPTED));
      return edit("If this is to be accepted for a month:", with(site, Optional.of(known)));
    }
    return Optional.empty();
  }

  /** What is wrong with the line, mended all at once. */
  private static Optional<CorpusEdit> mended(SiteResult result) {
    var site = result.site();
    var reasons = new ArrayList<String>();
    if (result.has(Note.FIXED)) {
      site = with(site, Optional.empty());
      reasons.add("passes again, so it is no known failure");
    }
    var moved = movedTo(site, result.leads().movedTo());
    if (moved.isPresent()) {
      site = moved.get();
      reasons.add("has moved for good, by permanent redirects");
    }
    if (result.outcome() == Outcome.FORM_ABSENT && result.leads().form().isPresent()) {
      site = at(site, result.leads().form());
      reasons.add("has a login form that only the detector sees");
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : edit("It " + String.join(", and ", reasons) + ":", site);
  }

  private static boolean hasForm(SiteResult result) {
    return result.deciding().flatMap(Attempt::control).flatMap(PageObservation::form).isPresent();
  }

  /** Empty where the redirect leads to what no corpus can name. */
  private static Optional<Site> movedTo(Site site, Optional<String> url) {
    try {
      return url.map(URI::create)
          .map(moved -> copy(site, moved, site.expect(), site.form(), site.knownFailure()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Site at(Site site, Optional<LoginForm> form) {
    return copy(site, site.url(), site.expect(), form, site.knownFailure());
  }

  private static Site with(Site site, Optional<KnownFailure> known) {
    return copy(site, site.url(), site.expect(), site.form(), known);
  }

  private static Site replaced(Site site) {
    return copy(site, site.url(), Expectation.REPLACED, site.form(), site.knownFailure());
  }

  private static Site copy(
      Site site,
      URI url,
      Expectation expect,
      Optional<LoginForm> form,
      Optional<KnownFailure> known) {
    return new Site(
        site.id(),
        url,
        expect,
        form,
        site.steps(),
        site.lang(),
        site.tags(),
        known,
        site.timeout());
  }

  private static Optional<CorpusEdit> edit(String when, Site site) {
    var ascii =
        CorpusWriter.toLine(site)
            .chars()
            .mapToObj(unit -> unit < 0x7F ? Character.toString(unit) : "\\u%04x".formatted(unit))
            .collect(Collectors.joining());
    return Optional.of(new CorpusEdit(when, ascii)).filter(edit -> ascii.length() <= LONGEST);
  }
}
