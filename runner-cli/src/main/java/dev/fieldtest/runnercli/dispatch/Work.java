package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Profile;
import java.util.List;

/**
 * What one session is to do.
 *
 * @param profile the flags of its browser
 * @param alone whether one site at a time may be open in it
 * @param tickets in the order to begin them; not empty
 */
record Work(Profile profile, boolean alone, List<Ticket> tickets) {
  Work {
    tickets = List.copyOf(tickets);
    if (tickets.isEmpty()) {
      throw new IllegalArgumentException("work has at least one site");
    }
  }
}
