package dev.fieldtest.bench.schedule;

import dev.fieldtest.chunker.Timings;
import java.util.PriorityQueue;

/** A way to put sites into an order. */
enum Arm {
  FIELDTEST_KNOWN("Fieldtest, timings known") {
    @Override
    double makespan(Workload workload, Shape shape, long seed) {
      return Simulation.run(workload, shape, workload.timings(0, seed)).makespan();
    }
  },
  FIELDTEST_OFF("Fieldtest, timings off by 30 %") {
    @Override
    double makespan(Workload workload, Shape shape, long seed) {
      return Simulation.run(workload, shape, workload.timings(0.3, seed)).makespan();
    }
  },
  FIELDTEST_UNKNOWN("Fieldtest, no timings") {
    @Override
    double makespan(Workload workload, Shape shape, long seed) {
      return Simulation.run(workload, shape, Timings.NONE).makespan();
    }
  },
  PLAIN_QUEUE("plain queue, browsers never retire") {
    @Override
    double makespan(Workload workload, Shape shape, long seed) {
      var free = new PriorityQueue<Double>();
      for (var tab = 0; tab < shape.slots() * shape.tabs(); tab++) {
        free.add(Shape.OPENING);
      }
      var last = 0.0;
      for (var site : workload.sites()) {
        var end = free.remove() + workload.of(site);
        free.add(end);
        last = Math.max(last, end);
      }
      return last;
    }
  },
  EQUAL_SHARDS("static equal shards") {
    @Override
    double makespan(Workload workload, Shape shape, long seed) {
      var count = workload.sites().size();
      var last = 0.0;
      for (var slot = 0; slot < shape.slots(); slot++) {
        var from = (int) ((long) count * slot / shape.slots());
        var to = (int) ((long) count * (slot + 1) / shape.slots());
        var shard = new Workload(workload.sites().subList(from, to), workload.seconds());
        var one = new Shape(1, shape.tabs(), 0, shape.turn());
        last = Math.max(last, PLAIN_QUEUE.makespan(shard, one, seed));
      }
      return last;
    }
  };

  private final String words;

  Arm(String words) {
    this.words = words;
  }

  /** Seconds until the last site has its result. */
  abstract double makespan(Workload workload, Shape shape, long seed);

  @Override
  public String toString() {
    return words;
  }
}
