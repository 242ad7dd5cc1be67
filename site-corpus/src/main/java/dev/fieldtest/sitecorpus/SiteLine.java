package dev.fieldtest.sitecorpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns one line of a corpus into a draft and notes what is wrong with it. Not thread-safe. */
final class SiteLine {
  static final List<String> SITE =
      List.of("id", "url", "expect", "form", "steps", "lang", "tags", "knownFailure", "timeoutMs");
  static final List<String> FORM = List.of("username", "password", "frame");
  static final List<String> KNOWN_FAILURE = List.of("reason", "until");

  private final SelectorSyntax selectors = new SelectorSyntax();
  private final StepLine steps = new StepLine(selectors);

  /** Reads a line of a plain list. */
  SiteDraft readUrl(String text, LineProblems problems) {
    Optional<URI> url = Optional.empty();
    try {
      url = Optional.of(SiteUrl.parse(text));
    } catch (IllegalArgumentException e) {
      problems.add("url", String.valueOf(e.getMessage()));
    }
    return draft(problems.line(), Optional.empty(), false, url, new Details());
  }

  /** Reads the object of a line. */
  SiteDraft readObject(ObjectNode object, LineProblems problems) {
    Fields fields = new Fields(object, "", problems, SITE);
    if (!fields.has("url")) {
      fields.problem("url", "is missing; give the address of the login page");
    }
    return draft(
        problems.line(),
        fields.text("id", SiteValues::id),
        fields.has("id"),
        fields.text("url", SiteUrl::parse),
        details(fields));
  }

  private Details details(Fields fields) {
    Optional<LoginForm> form = fields.object("form", FORM, this::form);
    List<Step> way = fields.objects("steps", StepLine.FIELDS, steps::read);
    SentPassword.check(way, form, fields);
    return new Details(
        fields.text("expect", SiteValues::expectation).orElse(Expectation.REPLACED),
        form,
        way,
        fields.text("lang", SiteValues::language),
        tags(fields),
        fields.object("knownFailure", KNOWN_FAILURE, SiteLine::knownFailure),
        fields.integer("timeoutMs", 1000, 600_000).map(Duration::ofMillis));
  }

  private static SiteDraft draft(
      int line, Optional<SiteId> id, boolean idGiven, Optional<URI> url, Details details) {
    return new SiteDraft(
        line, id, idGiven, url, settled -> details.site(settled, url.orElseThrow()));
  }

  private Optional<LoginForm> form(Fields fields) {
    Optional<String> username = fields.text("username", selectors::check);
    Optional<String> password = fields.text("password", selectors::check);
    List<String> frame = fields.texts("frame", selectors::check);
    if (!fields.has("username") && !fields.has("password")) {
      fields.problem("", "names no field; give username, password or both, or leave form out");
    }
    return username.isEmpty() && password.isEmpty()
        ? Optional.empty()
        : Optional.of(new LoginForm(username, password, frame));
  }

  private static List<String> tags(Fields fields) {
    Set<String> seen = new HashSet<>();
    return fields.texts(
        "tags",
        tag -> {
          if (tag.isBlank()) {
            throw new IllegalArgumentException("is blank; name the tag or leave it out");
          }
          if (!seen.add(tag)) {
            throw new IllegalArgumentException(Quote.of(tag) + " stands twice; keep one");
          }
          return tag;
        });
  }

  private static Optional<KnownFailure> knownFailure(Fields fields) {
    for (String name : KNOWN_FAILURE) {
      if (!fields.has(name)) {
        fields.problem(name, "is missing; a known failure needs a reason and a last day");
      }
    }
    Optional<String> reason = fields.text("reason", SiteValues::reason);
    Optional<LocalDate> until = fields.text("until", SiteValues::date);
    return reason.flatMap(why -> until.map(day -> new KnownFailure(why, day)));
  }

  /** What is known of a site beside its id and address. */
  private record Details(
      Expectation expect,
      Optional<LoginForm> form,
      List<Step> steps,
      Optional<String> lang,
      List<String> tags,
      Optional<KnownFailure> knownFailure,
      Optional<Duration> timeout) {
    Details() {
      this(
          Expectation.REPLACED,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());
    }

    Site site(SiteId id, URI url) {
      return new Site(id, url, expect, form, steps, lang, tags, knownFailure, timeout);
    }
  }
}
