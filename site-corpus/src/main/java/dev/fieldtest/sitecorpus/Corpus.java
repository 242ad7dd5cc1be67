package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All sites of a run, sorted by id, so that the order of a file changes nothing.
 *
 * @param name what the user calls it, for reports
 * @param sites the sites; may be empty after a filter
 */
public record Corpus(String name, List<Site> sites) {
  /**
   * Sorts the sites by id.
   *
   * @throws IllegalArgumentException if two sites have the same id
   */
  public Corpus {
    sites = sites.stream().sorted(comparing(Site::id)).toList();
    for (int i = 1; i < sites.size(); i++) {
      if (sites.get(i).id().equals(sites.get(i - 1).id())) {
        throw new IllegalArgumentException("two sites have the id " + sites.get(i).id());
      }
    }
  }

  /** The site with an id, found in logarithmic time. */
  public Optional<Site> get(SiteId id) {
    int low = 0;
    int high = sites.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = sites.get(middle).id().compareTo(id);
      if (order == 0) {
        return Optional.of(sites.get(middle));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** The sites that a condition holds for, under the same name. */
  public Corpus filter(Predicate<? super Site> condition) {
    return new Corpus(name, sites.stream().filter(condition).toList());
  }

  /**
   * SHA-256 of all sites in lower-case hexadecimal, the same for the same sites in any order and
   * under any name. Computed anew on each call, in linear time.
   */
  public String digest() {
    MessageDigest sha256 = Sha256.newDigest();
    for (Site site : sites) {
      sha256.update(CorpusWriter.toLine(site).getBytes(UTF_8));
      sha256.update((byte) '\n');
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
