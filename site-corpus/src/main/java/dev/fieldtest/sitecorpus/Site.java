package dev.fieldtest.sitecorpus;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One page to check, as one line of a corpus says it.
 *
 * @param id unique in the corpus
 * @param url http or https, with a host
 * @param expect what the extension should do there
 * @param form where the login form is; if absent, the detector finds it
 * @param steps how to reach the form from the URL
 * @param lang BCP 47 language tag of the page
 * @param tags labels to filter by, in the order of the file
 * @param knownFailure set if failing is known and accepted for a while
 * @param timeout time for one visit, if it is not the run's
 */
public record Site(
    SiteId id,
    URI url,
    Expectation expect,
    Optional<LoginForm> form,
    List<Step> steps,
    Optional<String> lang,
    List<String> tags,
    Optional<KnownFailure> knownFailure,
    Optional<Duration> timeout) {
  /**
   * @throws IllegalArgumentException if the URL is not http or https with a host, or the timeout is
   *     not positive
   */
  public Site {
    SiteUrl.check(url);
    steps = List.copyOf(steps);
    tags = List.copyOf(tags);
    if (timeout.isPresent() && (timeout.get().isNegative() || timeout.get().isZero())) {
      throw new IllegalArgumentException("a timeout is above zero");
    }
  }
}
