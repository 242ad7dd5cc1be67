package dev.fieldtest.bench.engine.client;

import dev.fieldtest.bench.engine.client.Assignment.Target;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Shares out an assignment's sites to as many threads as pages may be open. */
final class Visitors {
  private Visitors() {}

  /** One thread's way to look at sites. */
  interface Visitor extends AutoCloseable {
    /** Visits a page and returns the observer's facts. */
    String visit(Target target) throws Exception;

    @Override
    void close();
  }

  /** Visits all sites, and tells of each on standard output. */
  static void visitAll(Assignment assignment, Callable<Visitor> visitors) throws Exception {
    var sites = new ConcurrentLinkedQueue<>(assignment.sites());
    var threads = Executors.newFixedThreadPool(assignment.atOnce());
    var ends = new ArrayList<Future<?>>();
    for (var i = 0; i < assignment.atOnce(); i++) {
      ends.add(threads.submit(() -> visit(sites, visitors)));
    }
    threads.shutdown();
    for (var end : ends) {
      end.get();
    }
  }

  private static @org.jspecify.annotations.Nullable Void visit(
      Queue<Target> sites, Callable<Visitor> visitors) throws Exception {
    try (var visitor = visitors.call()) {
      for (var target = sites.poll(); target != null; target = sites.poll()) {
        System.out.println(look(visitor, target).line());
      }
    }
    return null;
  }

  private static Told look(Visitor visitor, Target target) {
    try {
      return new Told(target.site(), visitor.visit(target), null);
    } catch (Exception e) {
      return new Told(
          target.site(), null, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }
}
