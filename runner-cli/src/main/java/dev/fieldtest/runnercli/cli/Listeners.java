package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.runnercli.dispatch.RunListener;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells several listeners of the same run. */
record Listeners(List<RunListener> all) implements RunListener {
  Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void opened(SessionRecord session) {
    all.forEach(each -> each.opened(session));
  }

  @Override
  public void closed() {
    all.forEach(RunListener::closed);
  }

  @Override
  public void started(SiteId site, int number, Instant at) {
    all.forEach(each -> each.started(site, number, at));
  }

  @Override
  public void finished(Attempt attempt) {
    all.forEach(each -> each.finished(attempt));
  }

  @Override
  public void decided(SiteResult result) {
    all.forEach(each -> each.decided(result));
  }

  /** Writes down what happens. */
  record Logging(AttemptLog log) implements RunListener {
    @Override
    public void started(SiteId site, int number, Instant at) {
      log.started(site, number, at);
    }

    @Override
    public void finished(Attempt attempt) {
      log.finished(attempt);
    }
  }

  /** Tells whoever counts sites of each that has its result. */
  record Counting(Runnable site) implements RunListener {
    @Override
    public void decided(SiteResult result) {
      site.run();
    }
  }

  /** Remembers the browsers that were opened. */
  record Sessions(List<SessionRecord> opened) implements RunListener {
    Sessions() {
      this(new ArrayList<>());
    }

    @Override
    public void opened(SessionRecord session) {
      opened.add(session);
    }
  }
}
