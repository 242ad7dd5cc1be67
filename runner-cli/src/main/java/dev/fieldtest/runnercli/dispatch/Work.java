package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Profile;
import java.util.List;

/**
 * What one session is to do.
 *
 * @param profile the flags of its browser
 * @param isolation how its sites are kept apart
 * @param tickets in the order to begin them; not empty
 */
record Work(Profile profile, Isolation isolation, List<Ticket> tickets) {
  Work {
    tickets = List.copyOf(tickets);
    if (tickets.isEmpty()) {
      throw new IllegalArgumentException("work has at least one site");
    }
  }
}
