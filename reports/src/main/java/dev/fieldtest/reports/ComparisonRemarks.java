package dev.fieldtest.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the reader of a comparison should know of it, as one clause each. */
final class ComparisonRemarks {
  private ComparisonRemarks() {}

  static List<String> of(RunResults base, RunResults now, List<SitePair> pairs) {
    var remarks = new ArrayList<>(base.remarks());
    remarks.addAll(now.remarks());
    var known = base.ids();
    var common = now.ids().stream().filter(known::contains).count();
    if (2 * common < now.sites().size()) {
      remarks.add(
          "%s of the %d sites are among the %d of %s: is it of another corpus?"
              .formatted(
                  common == 0 ? "none" : "only " + common,
                  now.sites().size(),
                  base.sites().size(),
                  base.source()));
    }
    if (!base.whole() && common < now.sites().size()) {
      remarks.add(base.source() + " covers only a part of its corpus");
    }
    if (!now.whole() && common < base.sites().size()) {
      remarks.add(
          "%d sites of %s are not looked at: the later run covers only a part of its corpus"
              .formatted(base.sites().size() - common, base.source()));
    }
    remarks.addAll(renames(pairs));
    return remarks;
  }

  /** Sites that are there under another id: their history ends and begins anew. */
  private static List<String> renames(List<SitePair> pairs) {
    Map<String, String> removed =
        pairs.stream()
            .filter(Change.REMOVED::holds)
            .collect(
                Collectors.toMap(
                    pair -> pair.latest().url(), pair -> pair.site().value(), (one, two) -> one));
    return pairs.stream()
        .filter(Change.ADDED::holds)
        .filter(pair -> removed.containsKey(pair.latest().url()))
        .map(
            pair ->
                "'%s' was removed and '%s' added with the same URL: a new id ends a site's history"
                    .formatted(removed.get(pair.latest().url()), pair.site()))
        .toList();
  }
}
