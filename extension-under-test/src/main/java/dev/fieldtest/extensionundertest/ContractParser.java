package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.InjectionContract.Original;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a contract and finds all that is wrong with it. */
final class ContractParser {
  private static final List<String> FIELDS =
      List.of("schemaVersion", "detected", "injected", "original", "readyMarker", "storage");

  private final LocatedJson json;
  private final JsonProblems problems;

  private ContractParser(LocatedJson json, JsonProblems problems) {
    this.json = json;
    this.problems = problems;
  }

  /**
   * @param where its file, for messages
   * @throws BadContractException with all that is wrong
   */
  static InjectionContract parse(String text, String where) {
    try {
      var json = LocatedJson.read(text);
      return new ContractParser(json, new JsonProblems(where, json)).contract();
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BadContractException(
          List.of(
              where + ":" + line + ": is not JSON (" + e.getOriginalMessage() + "); correct it"));
    }
  }

  private InjectionContract contract() {
    requireVersion();
    problems.refuseDuplicates();
    problems.refuseUnknown("", json.root(), FIELDS);
    var detected = selectors("detected");
    var injected = injected();
    var original = original();
    var readyMarker = readyMarker();
    var storage = new StorageParser(json.root().path("storage"), problems).entries();
    throwIfAny();
    return new InjectionContract(detected, injected, original, readyMarker, storage);
  }

  private void throwIfAny() {
    if (!problems.lines().isEmpty()) {
      throw new BadContractException(problems.lines());
    }
  }

  /** Nothing else is looked at in a file whose format is not known. */
  private void requireVersion() {
    var known = InjectionContract.SCHEMA_VERSION;
    var version = json.root().path("schemaVersion");
    if (!json.root().isObject()) {
      problems.add("", "is no JSON object", "write it as {...}");
    } else if (version.isMissingNode()) {
      problems.add("schemaVersion", "is missing", "add \"schemaVersion\": " + known);
      return;
    } else if (version.isIntegralNumber() && version.asLong() > known) {
      problems.add(
          "schemaVersion",
          version + " is newer than what this Fieldtest knows, " + known,
          "update Fieldtest");
    } else if (!version.isInt() || version.intValue() != known) {
      problems.add("schemaVersion", version + " is no version", "write " + known);
      return;
    }
    throwIfAny();
  }

  private List<String> injected() {
    var injected = json.root().path("injected");
    if (injected.isMissingNode() || (injected.isArray() && injected.isEmpty())) {
      problems.add(
          "injected",
          injected.isMissingNode() ? "is missing" : "is empty",
          "list the CSS selectors of what the extension puts on a login page");
    }
    return selectors("injected");
  }

  private List<String> selectors(String field) {
    var array = json.root().path(field);
    var selectors = new ArrayList<String>();
    if (!array.isArray() && !array.isMissingNode()) {
      problems.add(field, array + " is no list", "write it as [\"selector\"]");
    }
    for (var i = 0; array.isArray() && i < array.size(); i++) {
      selector(field + "[" + i + "]", array.get(i)).ifPresent(selectors::add);
    }
    return selectors;
  }

  private Optional<String> readyMarker() {
    var marker = json.root().path("readyMarker");
    return marker.isMissingNode() ? Optional.empty() : selector("readyMarker", marker);
  }

  private Optional<String> selector(String field, JsonNode value) {
    if (!value.isTextual()) {
      problems.add(field, value + " is no text", "write a CSS selector in quotes");
      return Optional.empty();
    }
    CssSelector.problem(value.textValue())
        .ifPresent(what -> problems.add(field, what, "correct the CSS selector"));
    return Optional.of(value.textValue());
  }

  private Original original() {
    var value = json.root().path("original");
    if (value.isMissingNode()) {
      return Original.HIDDEN;
    }
    return Arrays.stream(Original.values())
        .filter(choice -> value.isTextual() && choice.word().equals(value.textValue()))
        .findFirst()
        .orElseGet(
            () -> {
              problems.add("original", value + " is no choice", "write \"hidden\" or \"kept\"");
              return Original.HIDDEN;
            });
  }
}
