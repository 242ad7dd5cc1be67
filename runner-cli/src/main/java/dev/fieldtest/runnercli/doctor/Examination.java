package dev.fieldtest.runnercli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Makes checks, all at once, each within its bound. */
public final class Examination {
  private Examination() {}

  /**
   * Returns when each check has ended or its time is up; what hangs then does so in a daemon.
   *
   * @param each hears of the findings as soon as those before them are known, in the order of the
   *     checks
   * @return all of them
   */
  public static List<Finding> of(List<Check> checks, Consumer<Finding> each)
      throws InterruptedException {
    var threads =
        Executors.newCachedThreadPool(
            runnable -> {
              var thread = new Thread(runnable, "doctor");
              thread.setDaemon(true);
              return thread;
            });
    var began = System.nanoTime();
    var looks = checks.stream().map(check -> threads.submit(check.look()::look)).toList();
    var findings = new ArrayList<Finding>();
    for (var i = 0; i < checks.size(); i++) {
      var found = await(checks.get(i), looks.get(i), began);
      found.forEach(each);
      findings.addAll(found);
    }
    threads.shutdownNow();
    return findings;
  }

  private static List<Finding> await(Check check, Future<List<Finding>> look, long began)
      throws InterruptedException {
    var left = check.bound().toNanos() - (System.nanoTime() - began);
    try {
      return look.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(Finding.bad(check.subject(), "no answer within " + text(check.bound()), ""));
    } catch (ExecutionException e) {
      return List.of(Finding.bad(check.subject(), message(e), ""));
    }
  }

  private static String text(Duration bound) {
    return bound.toSeconds() + " s";
  }

  private static String message(ExecutionException failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
