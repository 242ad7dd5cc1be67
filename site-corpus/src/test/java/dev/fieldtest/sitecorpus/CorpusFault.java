package dev.fieldtest.sitecorpus;

import java.util.List;

/**
 * What can be wrong with one field of a line.
 *
 * @param field the field
 * @param json what it is given
 * @param path where that is wrong
 */
record CorpusFault(String field, String json, String path) {
  private static final String LONG = "a".repeat(30_000);

  static final List<CorpusFault> ALL =
      List.of(
          new CorpusFault("id", "\"Git Hub\"", "id"),
          new CorpusFault("id", "\"\"", "id"),
          new CorpusFault("id", "7", "id"),
          new CorpusFault("id", "null", "id"),
          new CorpusFault("id", "\"" + LONG + "\"", "id"),
          new CorpusFault("url", "\"ftp://a.test/\"", "url"),
          new CorpusFault("url", "\"https://me:secret@a.test/\"", "url"),
          new CorpusFault("url", "\"nonsense at all\"", "url"),
          new CorpusFault("url", "\"https://a.test:99999/\"", "url"),
          new CorpusFault("url", "\"\\u0000\"", "url"),
          new CorpusFault("url", "[]", "url"),
          new CorpusFault("expect", "\"replace\"", "expect"),
          new CorpusFault("expect", "null", "expect"),
          new CorpusFault("lang", "\"en_US\"", "lang"),
          new CorpusFault("lang", "{}", "lang"),
          new CorpusFault("tags", "\"a\"", "tags"),
          new CorpusFault("tags", "[\"a\",\"a\"]", "tags[1]"),
          new CorpusFault("tags", "[true]", "tags[0]"),
          new CorpusFault("timeoutMs", "999", "timeoutMs"),
          new CorpusFault("timeoutMs", "1000.5", "timeoutMs"),
          new CorpusFault("timeoutMs", "1e999999999", "timeoutMs"),
          new CorpusFault("timeoutMs", "\"5000\"", "timeoutMs"),
          new CorpusFault("knownFailure", "{\"reason\":\"x\"}", "knownFailure.until"),
          new CorpusFault(
              "knownFailure", "{\"reason\":\"\",\"until\":\"2027-01-01\"}", "knownFailure.reason"),
          new CorpusFault(
              "knownFailure", "{\"reason\":\"x\",\"until\":\"soon\"}", "knownFailure.until"),
          new CorpusFault("form", "{}", "form"),
          new CorpusFault("form", "{\"username\":\"#\"}", "form.username"),
          new CorpusFault("form", "{\"password\":\"p\",\"frame\":[\"a\",\"[\"]}", "form.frame[1]"),
          new CorpusFault("form", "{\"password\":\"" + LONG + " >\"}", "form.password"),
          new CorpusFault("steps", "{}", "steps"),
          new CorpusFault("steps", "[{\"fill\":\"#a\"}]", "steps[0].value"),
          new CorpusFault("steps", "[{\"click\":\"a\"},{\"press\":\"enter\"}]", "steps[1].press"),
          new CorpusFault("colour", "1", "colour"));

  /** What no parser may stumble over; what comes of them is not known. */
  static final List<String> PITS =
      List.of(
          "{\"form\":".repeat(3_000),
          "[".repeat(3_000),
          "{\"url\":\"https://a.test/\",\"x\":" + "[".repeat(5_000) + "}",
          "{\"timeoutMs\":" + "9".repeat(5_000) + "}",
          "{\"form\":{\"password\":\"" + ".a".repeat(20_000) + "\"}}",
          "{\"form\":{\"password\":\"" + "a ".repeat(20_000) + "b\"}}",
          "{\"form\":{\"password\":\"" + ":not(".repeat(3_000) + "\"}}",
          "{\"form\":{\"password\":\"" + ":is(a,".repeat(2_000) + "a" + ")".repeat(2_000) + "\"}}",
          "{\"url\":\"https://" + "a.".repeat(20_000) + "test/\"}",
          "https://ü" + ".ü".repeat(2_000) + "/",
          "{\"" + LONG.repeat(3) + "\":1}",
          "{\"lang\":\"" + "en-".repeat(9_000) + "\"}",
          "\"".repeat(999),
          "\\".repeat(999),
          "{\"url\":\"\\ud800\"}",
          "\u0000\u0001\u001b[2J");
}
