package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.devtools.Connection;
import dev.fieldtest.griddocker.devtools.PageVisit;
import dev.fieldtest.griddocker.devtools.Tab;
import dev.fieldtest.griddocker.devtools.Tabs;
import java.util.Optional;

/** The visits of one browser, each in a tab of its own. Thread-safe. */
final class TabVisits {
  /** Each keeps a renderer, and most sites need no control visit. */
  private static final int MOST_IDLE_CONTROLS = 4;

  private final Tabs tabs;
  private final ExtensionProof proof;
  private final InjectionContract contract;
  private final TabPool visited;
  private final TabPool controls;
  private Optional<String> controlContext = Optional.empty();

  TabVisits(Tabs tabs, ExtensionProof proof, InjectionContract contract) {
    this.tabs = tabs;
    this.proof = proof;
    this.contract = contract;
    this.visited = new TabPool(() -> tabs.open(Optional.empty()), Integer.MAX_VALUE);
    this.controls = new TabPool(this::openControl, MOST_IDLE_CONTROLS);
  }

  /**
   * @throws Connection.RefusedException if the browser refuses what a visit needs
   * @throws GridException if it is lost
   */
  PageObservation make(Visit visit) {
    var pool =
        switch (visit.kind()) {
          case EXTENSION -> visited;
          case CONTROL, EXPLORE -> controls;
        };
    var tab = pool.take();
    var clean = false;
    try {
      var observation = new PageVisit(tab, visit, contract).run();
      clean = PageVisit.leavesTabClean(observation);
      return observation;
    } finally {
      if (clean) {
        pool.giveBack(tab);
      } else {
        tab.close();
      }
    }
  }

  /** A tab without the extension, which is proved of each. */
  private Tab openControl() {
    var tab = tabs.open(Optional.of(controlContext()));
    proof.proveAbsence(tab);
    tab.hearAnswers();
    return tab;
  }

  /** The extension does not run in browser contexts other than the one that it was installed in. */
  private synchronized String controlContext() {
    var context = controlContext.orElseGet(tabs::createContext);
    controlContext = Optional.of(context);
    return context;
  }
}
