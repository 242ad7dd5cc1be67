package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/** What the threads that drive browsers tell the one that decides and logs. */
sealed interface Message {
  /** A session is open. */
  record Opened(SessionRecord session) implements Message {}

  /** An attempt begins. */
  record Started(Ticket ticket, Instant at) implements Message {}

  /** An attempt has ended. */
  record Finished(Ticket ticket, Attempt attempt) implements Message {}

  /** A slot has no site left that it may open; {@link Slot#give} answers. */
  record Hungry(Slot slot) implements Message {}

  /** The node of a slot's session drains; {@link Slot#handBack} is to follow. */
  record Draining(Slot slot) implements Message {}

  /**
   * A slot is free again; its session is closed.
   *
   * @param failure why the session was lost or never came, empty if it served to its end
   */
  record Free(Slot slot, Optional<Failure> failure) implements Message {}

  /** Something failed that nobody foresaw: a defect of ours. */
  record Broken(Throwable failure) implements Message {}

  /** Ends the run early: opens no further site. */
  record Stop(Dispatcher.End how) implements Message {}

  /** A session's failure. */
  record Failure(AbortCause cause, String reason) {}
}
