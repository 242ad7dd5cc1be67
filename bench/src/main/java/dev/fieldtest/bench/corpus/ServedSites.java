package dev.fieldtest.bench.corpus;

import dev.fieldtest.sitecorpus.SiteServer;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;

/** The site server as a process of its own, until its input ends. Prints its port. */
public final class ServedSites {
  private ServedSites() {}

  public static void main(String... arguments) throws Exception {
    var corpus = GeneratedSites.corpus("served", Integer.parseInt(arguments[0]), 1);
    try (var server = SiteServer.start(GeneratedSites.hosts(corpus))) {
      System.out.println(server.port());
      while (System.in.read() >= 0) {
        // Nothing is said; whoever started it holds the pipe.
      }
    }
  }
}
