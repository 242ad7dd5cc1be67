package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.ForwardingGrid;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps runs of the same plan abreast, so that each site is visited by all of them within the same
 * minutes: none begins a further site while another is too many behind. Thread-safe.
 */
public final class Abreast {
  private final int lead;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param lead how many sites a run may be ahead of another; at least as many as it has open
   */
  public Abreast(int lead) {
    this.lead = lead;
  }

  /** Adds a run; to be called for all of them before the first one begins. */
  public synchronized Lane lane() {
    var lane = new Lane();
    lanes.add(lane);
    return lane;
  }

  /** One of the runs. */
  public final class Lane implements AutoCloseable {
    private final Set<SiteId> begun = new HashSet<>();
    private boolean ended;

    private Lane() {}

    /** The grid as this run is to use it. Closing that closes nothing. */
    public Grid on(Grid grid) {
      return new PacedGrid(grid, this);
    }

    /**
     * Waits until it is this run's turn to begin a site; a site that it has begun before need not
     * wait.
     *
     * @param givenUp asked whenever {@link #wake} was called
     */
    void enter(SiteId site, BooleanSupplier givenUp) {
      synchronized (Abreast.this) {
        if (!begun.add(site)) {
          return;
        }
        Abreast.this.notifyAll();
        try {
          while (isAhead() && !givenUp.getAsBoolean()) {
            Abreast.this.wait();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    void wake() {
      synchronized (Abreast.this) {
        Abreast.this.notifyAll();
      }
    }

    private boolean isAhead() {
      return lanes.stream()
          .anyMatch(other -> !other.ended && begun.size() - other.begun.size() > lead);
    }

    /** The run has ended: nobody waits for it any more. */
    @Override
    public void close() {
      synchronized (Abreast.this) {
        ended = true;
        Abreast.this.notifyAll();
      }
    }
  }

  private static final class PacedGrid extends ForwardingGrid {
    private final Lane lane;

    PacedGrid(Grid grid, Lane lane) {
      super(grid);
      this.lane = lane;
    }

    @Override
    public BrowserSession open(SessionRequest request) {
      return new PacedSession(super.open(request), lane);
    }

    @Override
    public void close() {}
  }
}
