package dev.fieldtest.reports;

import dev.fieldtest.sitecorpus.SiteId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results of a run, as far as another run can be compared with them.
 *
 * @param source where they are, as the user named it
 * @param sites each id once
 * @param conditions by name, under which the sites were visited, as far as they are known
 * @param whole whether they are of all sites of their corpus, and not of a selection or shard
 * @param remarks what the reader should know of them
 */
public record RunResults(
    String source,
    List<SiteRecord> sites,
    Map<String, String> conditions,
    boolean whole,
    List<String> remarks) {
  /** The condition of which flags the browsers had. */
  public static final String PROFILE = "profile";

  /** The condition of what the extension promises, by digest. */
  public static final String CONTRACT = "contract";

  public RunResults {
    sites = List.copyOf(sites);
    conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
    remarks = List.copyOf(remarks);
  }

  /**
   * Those of a report that is being made.
   *
   * @param contract the digest of what the extension promises
   */
  public static RunResults of(RunReport report, String contract, boolean whole) {
    return of(report, "this run", contract, whole);
  }

  /** Those of a report that is somewhere. */
  public static RunResults of(RunReport report, String source, String contract, boolean whole) {
    var profile = report.info().configuration().getOrDefault(PROFILE, "");
    return new RunResults(
        source,
        SiteRecord.allOf(report),
        Map.of(PROFILE, profile, CONTRACT, contract),
        whole,
        List.of());
  }

  /**
   * Checks that they have to do with some sites at all.
   *
   * @throws IllegalArgumentException with a message for the user if they share none with them
   */
  public void requireSharing(Set<SiteId> others) {
    if (sites.stream().noneMatch(record -> others.contains(record.site()))) {
      throw new IllegalArgumentException(
          "%s: is of another corpus: none of its %d sites is among the %d of this run; name a run of the same corpus"
              .formatted(source, sites.size(), others.size()));
    }
  }

  /** The sites' ids. */
  Set<SiteId> ids() {
    return sites.stream().map(SiteRecord::site).collect(Collectors.toSet());
  }

  /** What they know of each site's runs. */
  public Map<SiteId, History> histories() {
    return sites.stream().collect(Collectors.toMap(SiteRecord::site, SiteRecord::history));
  }

  /** By id. */
  Map<SiteId, SiteRecord> byId() {
    return sites.stream().collect(Collectors.toMap(SiteRecord::site, Function.identity()));
  }

  /**
   * The same as the baseline of another extension's run beside it, which has its own contract.
   * Earlier runs, perhaps of yet another extension, say nothing here.
   *
   * @param place where they are
   */
  public RunResults asBaseline(String place) {
    var alone = sites.stream().map(SiteRecord::withoutHistory).toList();
    return new RunResults(place, alone, Map.of(), whole, remarks);
  }
}
