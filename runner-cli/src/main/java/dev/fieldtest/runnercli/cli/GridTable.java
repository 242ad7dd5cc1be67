package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.GridOverview;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.reports.formats.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A grid for people: a row a node, and what it all comes to. */
final class GridTable {
  private static final int LONGEST = 60;
  private static final List<String> HEADINGS =
      List.of("NODE", "STATUS", "SLOTS", "SESSIONS", "BROWSER", "GRID");

  private GridTable() {}

  static List<String> lines(GridOverview grid) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADINGS);
    grid.status().nodes().forEach(node -> rows.add(row(node)));
    var lines = new ArrayList<>(Columns.lines(rows));
    lines.add("");
    lines.add(
        "%s: %d of %d nodes up, %d slots, %d sessions, %d waiting"
            .formatted(
                grid.url(),
                grid.nodesUp(),
                grid.status().nodes().size(),
                grid.status().chromeSlots(),
                grid.sessions(),
                grid.queued()));
    return lines;
  }

  private static List<String> row(GridStatus.Node node) {
    return List.of(
        plain(node.uri().replaceFirst("^https?://", "")),
        plain(node.availability()),
        String.valueOf(node.chromeSlots()),
        String.valueOf(node.sessions()),
        plain(node.browser()),
        plain(node.version().split(" ", -1)[0]));
  }

  private static String plain(String untrusted) {
    return PlainText.line(untrusted, LONGEST);
  }
}
