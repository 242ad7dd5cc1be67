package dev.fieldtest.chunker;

import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The part of a corpus that a run is asked to cover, before it is divided.
 *
 * @param sites with distinct ids
 * @param digest SHA-256 of the sites, in hexadecimal
 * @param filters what selected them, by option; empty for the whole corpus
 */
public record Selection(List<Site> sites, String digest, Map<String, String> filters) {
  /**
   * @throws IllegalArgumentException if two sites have one id
   */
  public Selection {
    sites = List.copyOf(sites);
    filters = Map.copyOf(filters);
    var seen = new HashSet<SiteId>();
    for (var site : sites) {
      if (!seen.add(site.id())) {
        throw new IllegalArgumentException("two sites have the id '" + site.id() + "'");
      }
    }
  }
}
