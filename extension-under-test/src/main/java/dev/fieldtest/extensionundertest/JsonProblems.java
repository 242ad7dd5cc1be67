package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with a file in JSON that people write. Not thread-safe. */
public final class JsonProblems {
  private final String where;
  private final LocatedJson json;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param where its file
   * @param json tells the lines
   */
  public JsonProblems(String where, LocatedJson json) {
    this.where = where;
    this.json = json;
  }

  /** Notes a problem of a field; the field is empty for the whole file. */
  public void add(String field, String what, String remedy) {
    var line = json.line(field);
    var prefix = where + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ");
    problems.add(new Problem(line, prefix + what + "; " + remedy));
  }

  /** Notes each field of an object that is not among the known ones. */
  public void refuseUnknown(String path, JsonNode object, List<String> known) {
    object
        .propertyStream()
        .map(field -> field.getKey())
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                add(
                    LocatedJson.field(path, name),
                    "is unknown",
                    Nearest.to(name, known)
                        .map(nearest -> "did you mean '" + nearest + "'?")
                        .orElse("known are " + String.join(", ", known))));
  }

  /** Notes each field that is there more than once. */
  public void refuseDuplicates() {
    json.duplicates().forEach(field -> add(field, "is there twice", "keep one"));
  }

  /** All problems, each in a line: where, what, what to do; in the order of the file. */
  public List<String> lines() {
    return problems.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(problem -> BadExtensionException.oneLine(problem.text()))
        .toList();
  }

  private record Problem(int line, String text) {}
}
