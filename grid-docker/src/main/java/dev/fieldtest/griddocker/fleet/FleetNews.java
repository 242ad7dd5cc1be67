package dev.fieldtest.griddocker.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What only a fleet's autoscaler knows of how it goes, for who looks at the fleet from elsewhere.
 *
 * @param firstSession from the first request to the first session, if there was one
 * @param sites how many have their results; 0 if whoever runs them does not tell
 */
public record FleetNews(Optional<Duration> firstSession, int sites) {
  /** Nothing is known. */
  public static final FleetNews NONE = new FleetNews(Optional.empty(), 0);

  private static final Pattern TEXT =
      Pattern.compile("sites=(\\d{1,9})(?: firstSessionMs=(\\d{1,12}))?");

  /** Reads what {@link #toString} has written; nothing of anything else. */
  static FleetNews parse(String text) {
    var found = TEXT.matcher(text);
    return found.matches()
        ? new FleetNews(
            Optional.ofNullable(found.group(2)).map(Long::valueOf).map(Duration::ofMillis),
            Integer.parseInt(found.group(1)))
        : NONE;
  }

  /** As a tag's value. */
  @Override
  public String toString() {
    return "sites="
        + sites
        + firstSession.map(time -> " firstSessionMs=" + time.toMillis()).orElse("");
  }
}
