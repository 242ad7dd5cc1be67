package dev.fieldtest.bench.engine.arm;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Finds arms by name. */
public final class Arms {
  private static final Map<String, IntFunction<Arm>> BY_LETTER =
      Map.of(
          "a", SessionPerSite::new,
          "b", ReusedSession::new,
          "c", PlaywrightPages::new,
          "d", DevToolsTabs::new,
          "e", FieldtestTabs::new);

  private Arms() {}

  /** The arm of a name like {@code e16}: its letter, and how many sites are open at once. */
  public static Optional<Arm> named(String name) {
    return name.matches("[a-e][1-9][0-9]?")
        ? Optional.ofNullable(BY_LETTER.get(name.substring(0, 1)))
            .map(arm -> arm.apply(Integer.parseInt(name.substring(1))))
        : Optional.empty();
  }
}
