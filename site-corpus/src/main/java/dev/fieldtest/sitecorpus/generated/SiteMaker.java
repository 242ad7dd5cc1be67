package dev.fieldtest.sitecorpus.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fieldtest.sitecorpus.HostedFile;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.LoginForm;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.Step;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what a recipe says: the line of the corpus, and what is served for it. */
final class SiteMaker {
  private static final String OTHER = "other ";

  private final Recipe recipe;
  private final PageWriter writer;

  SiteMaker(Catalogue catalogue, Recipe recipe) {
    this.recipe = recipe;
    this.writer = new PageWriter(catalogue, recipe);
  }

  /** The line of the corpus. */
  Site site() {
    Archetype archetype = recipe.archetype();
    List<String> tags = new ArrayList<>(archetype.tags());
    tags.add("style:" + recipe.style().name());
    if (recipe.language().direction().equals("rtl")) {
      tags.add("rtl");
    }
    return new Site(
        new SiteId(recipe.id()),
        URI.create("http://" + recipe.host() + "/"),
        archetype.expect(),
        form(),
        archetype.template().values("step").stream().map(this::step).toList(),
        Optional.of(recipe.language().tag()),
        tags,
        archetype.knownFailure(recipe.language()),
        Optional.empty());
  }

  private Optional<LoginForm> form() {
    Template template = recipe.archetype().template();
    Optional<String> username = template.value("username").map(writer::selector);
    Optional<String> password = template.value("password").map(writer::selector);
    return username.or(() -> password).isEmpty()
        ? Optional.empty()
        : Optional.of(new LoginForm(username, password, template.values("frame")));
  }

  private Step step(String text) {
    String[] parts = writer.fill(text).split(" ", 2);
    return switch (parts[0]) {
      case "click" -> new Step.Click(parts[1]);
      case "fill" -> new Step.Fill(parts[1], "nobody@example.test");
      case "waitFor" -> new Step.WaitFor(parts[1]);
      default -> throw new IllegalArgumentException(recipe.archetype().name() + ": " + text);
    };
  }

  /** What is served: the site's own host, and the other one if the archetype has a part there. */
  List<HostedSite> hosts() {
    Map<String, HostedFile> own = new LinkedHashMap<>();
    Map<String, HostedFile> others = new LinkedHashMap<>();
    recipe
        .archetype()
        .parts()
        .forEach(
            (name, text) -> {
              if (name.startsWith(OTHER)) {
                serve(name.substring(OTHER.length()), text, others);
              } else {
                serve(name, text, own);
              }
            });
    List<HostedSite> hosts = new ArrayList<>(List.of(new HostedSite(recipe.host(), own)));
    if (!others.isEmpty()) {
      hosts.add(new HostedSite(recipe.otherHost(), others));
    }
    return hosts;
  }

  private void serve(String name, String text, Map<String, HostedFile> files) {
    String[] parts = name.split(" delay=", 2);
    String path = name.equals(Template.MAIN) ? "/" : parts[0];
    long delay = parts.length == 2 ? Long.parseLong(parts[1]) : 0;
    HostedFile plain = HostedFile.of(path.endsWith("/") ? "index.html" : path, bytes(name, text));
    Map<String, String> headers = new LinkedHashMap<>(plain.headers());
    if (name.equals(Template.MAIN)) {
      for (String header : recipe.archetype().template().values("header")) {
        String[] entry = header.split(": ", 2);
        headers.put(entry[0], entry[1]);
      }
    }
    files.put(path, new HostedFile(200, headers, plain.body(), Duration.ofMillis(delay)));
  }

  private byte[] bytes(String name, String text) {
    String filled =
        name.equals(Template.MAIN)
            ? writer.page(text)
            : name.contains(".html") ? writer.bare(text) : writer.fill(text);
    return (filled + "\n").getBytes(UTF_8);
  }
}
