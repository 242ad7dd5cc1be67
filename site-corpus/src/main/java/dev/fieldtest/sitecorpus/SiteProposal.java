package dev.fieldtest.sitecorpus;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a site, before a corpus takes it. What a page said is untrusted.
 *
 * @param lang what the page says of its language, which may be none
 */
public record SiteProposal(
    URI url, List<Step> steps, Optional<LoginForm> form, Optional<String> lang, List<String> tags) {
  public SiteProposal {
    steps = List.copyOf(steps);
    tags = List.copyOf(tags);
  }

  /** What is known of an address before it was visited. */
  public static SiteProposal unseen(URI url, List<String> tags) {
    return new SiteProposal(url, List.of(), Optional.empty(), Optional.empty(), tags);
  }

  /** Another page of the same site, of which nothing is known either. */
  public SiteProposal at(URI other, List<Step> way) {
    return new SiteProposal(other, way, Optional.empty(), Optional.empty(), tags);
  }

  /** As a site; a language that is none is left out. */
  public Site as(SiteId id) {
    return new Site(
        id,
        url,
        Expectation.REPLACED,
        form,
        steps,
        lang.filter(SiteProposal::isLanguage),
        tags,
        Optional.empty(),
        Optional.empty());
  }

  private static boolean isLanguage(String tag) {
    try {
      var unused = SiteValues.language(tag);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
