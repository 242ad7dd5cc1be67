package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives each draft its id. An id that a line names is kept; one derived from the URL gives way to
 * it, by a suffix made from the URL, so that it stays the same when lines move.
 */
final class IdAssignment {
  private static final int LONGEST = 80;
  private static final int SUFFIX = 8;

  private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9._]+");
  private static final Pattern EDGE = Pattern.compile("^-|-$");

  private final String file;
  private final List<Problem> problems;
  private final Set<SiteId> taken = new HashSet<>();

  IdAssignment(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Notes ids and URLs that stand twice. */
  void checkTwins(List<SiteDraft> drafts) {
    Map<SiteId, SiteDraft> byId = new HashMap<>();
    Map<URI, SiteDraft> byUrl = new HashMap<>();
    for (SiteDraft draft : drafts) {
      LineProblems line = new LineProblems(file, draft.line(), problems);
      draft.ownId().map(id -> byId.putIfAbsent(id, draft)).ifPresent(first -> sameId(line, first));
      draft
          .url()
          .map(url -> byUrl.putIfAbsent(url, draft))
          .filter(first -> !first.idGiven() || !draft.idGiven())
          .ifPresent(first -> sameUrl(line, first));
    }
  }

  private static void sameId(LineProblems line, SiteDraft first) {
    String id = first.ownId().map(SiteId::value).orElse("");
    line.add("id", "\"" + id + "\" is taken by line " + first.line() + "; choose another");
  }

  private static void sameUrl(LineProblems line, SiteDraft first) {
    line.add(
        "url",
        "is the URL of line "
            + first.line()
            + "; remove one, or give both lines an id of their own");
  }

  /** Makes the sites. All drafts must be without problems. */
  List<Site> settle(List<SiteDraft> drafts) {
    drafts.forEach(draft -> draft.ownId().ifPresent(taken::add));
    return drafts.stream()
        .map(draft -> draft.build().apply(draft.ownId().orElseGet(() -> derived(draft.url()))))
        .toList();
  }

  /** The id that a URL gets beside those that are taken. */
  static SiteId derive(URI url, Set<SiteId> taken) {
    IdAssignment ids = new IdAssignment("", new ArrayList<>());
    ids.taken.addAll(taken);
    return ids.derived(Optional.of(url));
  }

  private SiteId derived(Optional<URI> address) {
    URI url = address.orElseThrow();
    String name = name(url);
    if (name.length() <= LONGEST && taken.add(new SiteId(name))) {
      return new SiteId(name);
    }
    String stem = name.substring(0, Math.min(name.length(), LONGEST - SUFFIX - 1));
    for (int round = 0; ; round++) {
      SiteId id = new SiteId(stem + "-" + hash(url.toString() + "#".repeat(round)));
      if (taken.add(id)) {
        return id;
      }
    }
  }

  private static String name(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    String port = url.getPort() == -1 ? "" : "-" + url.getPort();
    String query = url.getRawQuery() == null ? "" : "-" + url.getRawQuery();
    String whole = (host.startsWith("www.") ? host.substring(4) : host) + port;
    String name = (whole + url.getRawPath() + query).toLowerCase(Locale.ROOT);
    return EDGE.matcher(FOREIGN.matcher(name).replaceAll("-")).replaceAll("");
  }

  private static String hash(String text) {
    byte[] digest = Sha256.newDigest().digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, SUFFIX);
  }
}
