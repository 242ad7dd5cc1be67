package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Profile;
import java.util.List;

/**
 * What is given to a session as one unit: a chunk, or what is to be repeated.
 *
 * @param profile the flags of its browser
 * @param isolation how its sites are kept apart
 * @param tickets in the order to begin them; not empty
 */
public record Work(Profile profile, Isolation isolation, List<Ticket> tickets) {
  public Work {
    tickets = List.copyOf(tickets);
    if (tickets.isEmpty()) {
      throw new IllegalArgumentException("work has at least one site");
    }
  }
}
