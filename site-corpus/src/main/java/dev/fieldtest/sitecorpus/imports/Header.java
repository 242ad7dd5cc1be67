package dev.fieldtest.sitecorpus.imports;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The first row of a table, if it names columns. In a table that names none it may hold secrets.
 *
 * @param cells the row
 */
record Header(List<String> cells) {
  /** By small letters alone, the surest first. */
  private static final List<String> ADDRESSES =
      List.of(
          "loginuri",
          "loginurl",
          "url",
          "uri",
          "website",
          "websiteurl",
          "websiteaddress",
          "webaddress",
          "webseite",
          "siteweb",
          "sitioweb",
          "origin",
          "domain",
          "rootdomain",
          "hostname",
          "host",
          "site");

  private static final Set<String> RANKS = Set.of("rank", "globalrank", "popularity", "position");

  Header {
    cells = cells.stream().map(Header::letters).toList();
  }

  private static String letters(String cell) {
    return cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }

  /** Which column holds addresses, from 0. */
  OptionalInt addresses() {
    return ADDRESSES.stream().mapToInt(cells::indexOf).filter(column -> column >= 0).findFirst();
  }

  /** Lists of sites are ranked; whatever else has a column of addresses is somebody's own. */
  ImportKind kind() {
    return IntStream.range(0, cells.size()).anyMatch(i -> RANKS.contains(cells.get(i)))
        ? ImportKind.TOP_LIST
        : ImportKind.PASSWORDS;
  }
}
