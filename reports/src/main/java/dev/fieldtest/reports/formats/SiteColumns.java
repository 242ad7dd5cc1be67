package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the table of {@code report.html} needs of every site, column by column: a hundred thousand
 * rows are then a dozen arrays, which a browser filters in a blink.
 */
final class SiteColumns {
  private final RunReport report;
  private final WordList<Outcome> outcomes = new WordList<>();
  private final WordList<Set<Note>> notes = new WordList<>();
  private final WordList<String> langs = new WordList<>();
  private final WordList<List<String>> tags = new WordList<>();
  private final WordList<List<String>> nodes = new WordList<>();

  private SiteColumns(RunReport report) {
    this.report = report;
  }

  /** Writes one object: the columns, the lists that they point into, and the sessions. */
  static void write(RunReport report, JsonGenerator json) throws IOException {
    new SiteColumns(report).write(json);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    column(json, "id", result -> json.writeString(result.site().id().value()));
    column(json, "url", result -> json.writeString(SiteView.url(result.site())));
    column(json, "outcome", result -> json.writeNumber(outcomes.place(result.outcome())));
    column(json, "notes", result -> json.writeNumber(notes.place(result.notes())));
    column(json, "chunk", result -> json.writeNumber(result.chunk().number()));
    column(json, "attempts", result -> json.writeNumber(result.attempts().size()));
    column(json, "tookMs", result -> json.writeNumber(result.took().toMillis()));
    column(json, "reason", result -> json.writeString(reason(result)));
    column(json, "picture", result -> json.writeString(picture(result)));
    column(json, "lang", result -> json.writeNumber(langs.place(lang(result))));
    column(json, "tags", result -> json.writeNumber(tags.place(SiteView.tags(result.site()))));
    column(json, "nodes", result -> json.writeNumber(nodes.place(nodes(result))));
    json.writePOJOField("outcomeList", outcomes.values());
    json.writePOJOField("noteLists", notes.values());
    json.writePOJOField("langList", langs.values());
    json.writePOJOField("tagLists", tags.values());
    json.writePOJOField("nodeLists", nodes.values());
    json.writePOJOField("sessions", SessionSpan.of(report));
    json.writeEndObject();
  }

  private interface Cell {
    void write(SiteResult result) throws IOException;
  }

  private void column(JsonGenerator json, String name, Cell cell) throws IOException {
    json.writeArrayFieldStart(name);
    for (var result : report.results()) {
      cell.write(result);
    }
    json.writeEndArray();
  }

  /** What the row says under the id; empty if the outcome says it all. */
  private static String reason(SiteResult result) {
    var known = Wording.known(result);
    var detail = result.has(Note.FLAKY) ? Wording.reason(result) : result.detail();
    return PlainText.line(known.isEmpty() ? detail : known, 160);
  }

  /** Of the deciding attempt, rather with the extension; empty if there is none. */
  private static String picture(SiteResult result) {
    return result.deciding().stream()
        .flatMap(made -> Stream.of(made.visit(), made.control()))
        .flatMap(Optional::stream)
        .flatMap(seen -> VisitView.picture(seen).stream())
        .findFirst()
        .orElse("");
  }

  private static String lang(SiteResult result) {
    return SiteView.lang(result.site()).orElse("");
  }

  private static List<String> nodes(SiteResult result) {
    return result.attempts().stream()
        .flatMap(attempt -> attempt.session().stream())
        .map(SessionRecord::node)
        .distinct()
        .map(SiteView::shown)
        .sorted()
        .toList();
  }
}
