package dev.fieldtest.griddocker.fleet.bed;

import java.util.List;
import java.util.function.Function;

/** Answers that come in pieces. */
record Pages(int size) {
  /** A piece of a list, with what asks for the next. */
  <T> String of(Query query, String set, List<T> elements, Function<T, String> item) {
    var from = query.number("NextToken", 0);
    var to = Math.min(elements.size(), from + Math.min(size, query.number("MaxResults", size)));
    var next = to < elements.size() ? Xml.tag("nextToken", to) : "";
    return Xml.set(set, elements.subList(from, to), item) + next;
  }
}
