package dev.fieldtest.runnercli.dispatch;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * The slots of a run: begins them, each in threads of the dispatcher's, and speaks to all at once.
 * For the dispatching thread only.
 */
final class Slots {
  private final Slot.Resources resources;
  private final Forecast forecast;
  private final Roster<Slot> roster;
  private final Consumer<Message> tell;
  private final ExecutorService threads;

  /**
   * @param forecast tells the grid what its sessions will be used for
   * @param tell takes the messages of all slots, from any thread
   * @param threads as many as are asked for
   */
  Slots(
      Slot.Resources resources,
      Forecast forecast,
      Roster<Slot> roster,
      Consumer<Message> tell,
      ExecutorService threads) {
    this.resources = resources;
    this.forecast = forecast;
    this.roster = roster;
    this.tell = tell;
    this.threads = threads;
  }

  boolean hasRoom() {
    return roster.hasRoom();
  }

  boolean isEmpty() {
    return roster.isEmpty();
  }

  /**
   * Has a fresh slot do the work; its last message is {@link Message.Free}.
   *
   * @param behind how many further chunks wait; what there is no room for is shared by all sessions
   */
  void begin(Work work, int behind) {
    var waiting = Math.max(0, behind + 1 - roster.room());
    var shares = 1 + (double) waiting / roster.sessions();
    var predicted = forecast.of(work, resources.tabs(work), shares);
    var slot = new Slot(resources.lasting(predicted), work, tell);
    roster.add(slot);
    threads.execute(() -> slot.serve(threads));
  }

  /** Whether the slot takes further sites. */
  boolean isServing(Slot slot) {
    return roster.isServing(slot);
  }

  /** The slot takes no further sites; another may begin beside it. */
  void retire(Slot slot) {
    roster.retire(slot);
  }

  /** The slot is free, and its browser gone. */
  void remove(Slot slot) {
    roster.remove(slot);
  }

  /** Whether any has a browser. */
  boolean anyOpen() {
    return roster.all().stream().anyMatch(Slot::isOpen);
  }

  /** Has all finish the sites that are open, and open no further one. */
  void stop() {
    roster.all().forEach(Slot::stop);
  }

  /** Has all give up the sites that are open; to be called after {@link #stop}. */
  void cut(String reason) {
    roster.all().forEach(slot -> slot.cut(reason));
  }
}
