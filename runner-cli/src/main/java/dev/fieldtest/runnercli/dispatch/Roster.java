package dev.fieldtest.runnercli.dispatch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who holds the browsers of a run: so many that take sites, and beside them a few that have retired
 * and only finish the sites that are open in them. The next browser need not wait for those. Pure;
 * not thread-safe.
 *
 * @param <S> what holds a browser
 */
public final class Roster<S> {
  private final int sessions;
  private final int spare;
  private final Set<S> serving = new HashSet<>();
  private final Set<S> retired = new HashSet<>();

  /**
   * @param sessions how many may take sites at once
   * @param spare how many more browsers there may be because of those that have retired
   */
  public Roster(int sessions, int spare) {
    this.sessions = sessions;
    this.spare = spare;
  }

  /** Whether one more may begin. */
  public boolean hasRoom() {
    return room() > 0;
  }

  /** How many more may begin. */
  int room() {
    return Math.min(sessions - serving.size(), sessions + spare - serving.size() - retired.size());
  }

  /** How many may take sites at once. */
  int sessions() {
    return sessions;
  }

  /** It begins. */
  public void add(S holder) {
    serving.add(holder);
  }

  /** It takes no further sites; nothing if it has left already. */
  public void retire(S holder) {
    if (serving.remove(holder)) {
      retired.add(holder);
    }
  }

  /** Whether it has begun, and not retired since. */
  public boolean isServing(S holder) {
    return serving.contains(holder);
  }

  /** Its browser is gone. */
  public void remove(S holder) {
    serving.remove(holder);
    retired.remove(holder);
  }

  public boolean isEmpty() {
    return serving.isEmpty() && retired.isEmpty();
  }

  /** All who hold a browser. */
  public List<S> all() {
    return Stream.concat(serving.stream(), retired.stream()).toList();
  }
}
