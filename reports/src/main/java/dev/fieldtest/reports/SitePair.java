package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A site in two runs; at least one of them has it.
 *
 * @param base what the earlier run says
 * @param now what the later one says
 * @param obstacle why the two can not be compared, though both have it
 */
public record SitePair(
    Optional<SiteRecord> base, Optional<SiteRecord> now, Optional<String> obstacle) {

  /** The later record, if there is one. */
  public SiteRecord latest() {
    return now.or(() -> base).orElseThrow();
  }

  public SiteId site() {
    return latest().site();
  }

  private boolean isComparable() {
    return base.isPresent() && now.isPresent() && obstacle.isEmpty();
  }

  /** Whether both runs have it, and the base says something about the extension here. */
  boolean judgedBefore() {
    return now.isPresent() && base.filter(SiteRecord::judgesExtension).isPresent();
  }

  /** Whether both runs, comparably, say something about the extension here. */
  boolean judgedTwice() {
    return isComparable()
        && Stream.of(base, now)
            .flatMap(Optional::stream)
            .allMatch(record -> record.outcome().passed() || record.outcome().red());
  }

  private boolean failedBefore() {
    return isComparable()
        && !base.orElseThrow().has(Note.KNOWN)
        && base.orElseThrow().judged().filter(Outcome::red).isPresent();
  }

  private boolean fails() {
    return now.filter(SiteRecord::failing).isPresent();
  }

  /** It fails, and nothing shows that it failed before. */
  boolean newlyFailing() {
    return fails() && (!failedBefore() || now.orElseThrow().has(Note.EXPIRED));
  }

  boolean stillFailing() {
    return fails() && !newlyFailing();
  }

  /** It failed, known or not, and passes without a retry. */
  boolean fixed() {
    return isComparable()
        && base.orElseThrow().judged().filter(Outcome::red).isPresent()
        && now.filter(record -> record.outcome().passed() && !record.has(Note.FLAKY)).isPresent();
  }

  /** The extension was judged here, and is no longer: the site's fault. */
  boolean newlyUnreachable() {
    return judgedBefore() && now.orElseThrow().outcome().blame() == Blame.SITE;
  }

  boolean withoutResult() {
    return now.filter(record -> record.outcome().incomplete()).isPresent();
  }

  boolean flaky() {
    return Stream.of(base, now).flatMap(Optional::stream).anyMatch(r -> r.has(Note.FLAKY));
  }
}
