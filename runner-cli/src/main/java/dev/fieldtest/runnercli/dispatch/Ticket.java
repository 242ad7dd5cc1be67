package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.RegistrableDomain;
import dev.fieldtest.sitecorpus.Site;

/**
 * An attempt to make.
 *
 * @param number 1 for the first attempt at the site
 * @param chunk where the plan put the site
 */
public record Ticket(Site site, int number, ChunkId chunk) {
  /** Whose servers the attempt visits. */
  RegistrableDomain domain() {
    return RegistrableDomain.of(site.url());
  }
}
