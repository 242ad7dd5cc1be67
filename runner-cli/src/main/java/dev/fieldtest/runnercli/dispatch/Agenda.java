package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done at each site, from its first attempt to its final result. Holds nothing of a
 * site whose result is final. Not thread-safe.
 */
final class Agenda {
  private final WorkQueue queue;
  private final RetryPolicy retries;
  private final LocalDate today;
  private final Map<SiteId, List<Attempt>> attempts = new HashMap<>();
  private final Map<Site, RetryPolicy.Repeat> due = new HashMap<>();

  /**
   * @param earlier attempts that were made before this run went on
   * @param today decides whether known failures have expired
   */
  Agenda(WorkQueue queue, RetryPolicy retries, List<Attempt> earlier, LocalDate today) {
    this.queue = queue;
    this.retries = retries;
    this.today = today;
    earlier.forEach(attempt -> made(attempt.site()).add(attempt));
  }

  /**
   * Takes the sites of a chunk.
   *
   * @param profile of first attempts
   * @return those whose earlier attempts have brought them to their final results
   */
  List<SiteResult> add(ChunkId chunk, List<Site> sites, Profile profile) {
    var fresh = new ArrayList<Ticket>();
    var results = new ArrayList<SiteResult>();
    for (var site : sites) {
      if (made(site.id()).isEmpty()) {
        fresh.add(new Ticket(site, 1, chunk));
      } else {
        result(site, chunk).ifPresent(results::add);
        repeat(site, chunk);
      }
    }
    if (!fresh.isEmpty()) {
      queue.add(new Work(profile, Isolation.NONE, fresh));
    }
    return results;
  }

  /** What a session is to do next. */
  Optional<Work> next() {
    return queue.next();
  }

  /** How many chunks no session was asked for yet. */
  int planned() {
    return queue.planned();
  }

  /**
   * Takes an attempt.
   *
   * @return the site's final result, unless it is to be tried again
   */
  Optional<SiteResult> finished(Ticket ticket, Attempt attempt) {
    made(attempt.site()).add(attempt);
    return result(ticket.site(), ticket.chunk());
  }

  /** What a session goes on with; empty if its turn is over, or there is nothing for it. */
  List<Ticket> more(Work begun, int taken) {
    return queue.more(begun, taken);
  }

  /**
   * Takes that a session is closed: only now its sites are repeated.
   *
   * @param begun what it began with
   * @param taken all that it was given
   * @param untried what of that was not begun
   */
  void ended(Work begun, List<Ticket> taken, List<Ticket> untried) {
    handedBack(begun, untried);
    taken.forEach(ticket -> repeat(ticket.site(), ticket.chunk()));
  }

  /**
   * Takes what a session did not begin and will not; that counts as no attempt.
   *
   * @param begun what it began with
   */
  void handedBack(Work begun, List<Ticket> untried) {
    if (!untried.isEmpty()) {
      queue.putBack(new Work(begun.profile(), begun.isolation(), untried));
    }
  }

  private Optional<SiteResult> result(Site site, ChunkId chunk) {
    var made = made(site.id());
    var repeat = retries.after(made);
    if (repeat.isPresent()) {
      due.put(site, repeat.get());
      return Optional.empty();
    }
    attempts.remove(site.id());
    return Optional.of(SiteResult.of(site, chunk, made, Outcome.NOT_RUN, today));
  }

  private void repeat(Site site, ChunkId chunk) {
    var how = due.remove(site);
    if (how != null) {
      queue.repeat(new Ticket(site, made(site.id()).size() + 1, chunk), how);
    }
  }

  private List<Attempt> made(SiteId site) {
    return attempts.computeIfAbsent(site, unused -> new ArrayList<>());
  }
}
