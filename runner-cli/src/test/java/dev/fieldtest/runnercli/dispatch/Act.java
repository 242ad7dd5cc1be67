package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import java.util.concurrent.CountDownLatch;

/** What a fake browser does when a site is visited. */
public sealed interface Act {
  /** The form is replaced. */
  Act PASS = new Shows(true, true);

  /** A control is there, and the fields still show. */
  Act FAIL = new Shows(false, true);

  /** Nothing happens to the form; the extension is alive. */
  Act SILENT = new Shows(false, false);

  /** Nothing happens to the form, for the extension is dead. */
  Act EXTENSION_DEAD = new ExtensionDead();

  /** The extension takes the page down with it. */
  Act BREAKS = new Breaks();

  /** The page never answers; the visit ends when the session is abandoned. */
  Act HANGS = new Hangs();

  /** A page that can be read. */
  record Shows(boolean hidden, boolean control) implements Act {}

  /** See {@link #BREAKS}. */
  record Breaks() implements Act {}

  /** See {@link #EXTENSION_DEAD}. */
  record ExtensionDead() implements Act {}

  /** See {@link #HANGS}. */
  record Hangs() implements Act {}

  /** The visit fails, and the browser is lost. */
  record Loses(AbortCause cause) implements Act {}

  /** The browser's node is to go; acts meanwhile. */
  record Drains(Act act) implements Act {}

  /** Something that nobody foresaw. */
  record Throws(RuntimeException failure) implements Act {}

  /** Runs something during the visit, then acts. */
  record Then(Runnable first, Act act) implements Act {}

  /** Acts once something was reached, from another visit for instance. */
  static Act after(CountDownLatch reached, Act act) {
    return new Then(
        () -> {
          try {
            reached.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        act);
  }
}
