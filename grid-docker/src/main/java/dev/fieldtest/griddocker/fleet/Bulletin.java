package dev.fieldtest.griddocker.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Puts up a fleet's news where all can see them, now and then. Thread-safe. */
final class Bulletin {
  /** Each costs a call, and people do not look more often. */
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final Consumer<FleetNews> board;
  private final Clock clock;
  private final AtomicInteger sites = new AtomicInteger();
  private FleetNews told = FleetNews.NONE;
  private Instant toldAt = Instant.MIN;

  /**
   * @param board takes what is put up
   */
  Bulletin(Consumer<FleetNews> board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /** One more site has its result. */
  void site() {
    sites.incrementAndGet();
  }

  /** Puts up what is new, if the last is some time ago. */
  synchronized void put(FleetUse use) {
    var news = new FleetNews(use.firstSession(), sites.get());
    var now = clock.instant();
    if (!news.equals(told) && toldAt.isBefore(now.minus(PERIOD))) {
      board.accept(news);
      told = news;
      toldAt = now;
    }
  }
}
