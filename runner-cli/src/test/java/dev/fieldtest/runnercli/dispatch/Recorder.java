package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers all that it hears of a run, and on which threads. */
final class Recorder implements RunListener {
  final List<String> opened = new ArrayList<>();
  final List<String> started = new ArrayList<>();
  final List<Attempt> attempts = new ArrayList<>();
  final List<SiteResult> decided = new ArrayList<>();
  final Set<Thread> threads = new HashSet<>();

  @Override
  public void opened(SessionRecord session) {
    threads.add(Thread.currentThread());
    opened.add(session.id());
  }

  @Override
  public void started(SiteId site, int number, Instant at) {
    threads.add(Thread.currentThread());
    started.add(site + "#" + number);
  }

  @Override
  public void finished(Attempt attempt) {
    threads.add(Thread.currentThread());
    attempts.add(attempt);
  }

  @Override
  public void decided(SiteResult result) {
    threads.add(Thread.currentThread());
    decided.add(result);
  }

  List<Attempt> attemptsAt(String site) {
    return attempts.stream().filter(attempt -> attempt.site().value().equals(site)).toList();
  }

  /** The outcome of each site that was decided, in the order of deciding. */
  List<String> outcomes() {
    return decided.stream().map(each -> each.site().id() + " " + each.outcome()).toList();
  }
}
