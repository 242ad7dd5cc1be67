package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fieldtest.sitecorpus.HostedFile;
import dev.fieldtest.sitecorpus.HostedSite;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The pages that the browser tests visit, each under a host name of its own. */
final class LoginPages {
  static final String FORM =
      """
      <form action="/session" method="post">
      <p><label for="user">Username</label> <input id="user" name="user" autocomplete="username"></p>
      <p><label for="pass">Password</label>
      <input id="pass" name="pass" type="password" autocomplete="current-password"></p>
      <p><button type="submit">Sign in</button></p></form>
      """;

  private static final String SEARCH =
      """
      <form role="search" action="/find"><label for="q">Search the shop</label>
      <input id="q" name="q" type="search"><button type="submit">Search</button></form>
      """;

  /** A veil over the whole window, and a banner in it below the middle of the fields. */
  private static final String VEILED =
      """
      <form><p><input id="user" autocomplete="username"> <input id="pass" type="password"></p>
      <button>Sign in</button></form>
      <div id="consent" style="position:fixed;inset:0;z-index:9">
      <div style="position:absolute;inset:30px 0 0;background:#fff">We use cookies.</div></div>
      """;

  private LoginPages() {}

  static List<HostedSite> all() {
    return List.of(
        site("plain", "<h1>Sign in</h1>" + FORM),
        site("search", "<h1>All our lamps</h1>" + SEARCH),
        site("both", SEARCH + "<div style='height:500px'></div><h1>Sign in</h1>" + FORM),
        site("alert", "<h1>Sign in</h1>" + FORM + "<script>alert('Welcome')</script>"),
        site("shadow", "<h1>Sign in</h1><acme-login></acme-login>" + shadowScript()),
        site("naming", "<h1>Sign in</h1>" + FORM + "<script>window.name = 'kept'</script>"),
        site("nameless", "<h1>Sign in</h1><main></main>" + namelessScript()),
        site("veiled", VEILED),
        site("leading-nowhere", "<script>location = 'http://refused.test/'</script>"),
        site("routes", "<h1>Sign in</h1><main></main>" + routesScript()),
        site("late", "<h1>Sign in</h1><main></main>" + lateScript()),
        framing("same", "/inner"),
        framing("cross", "http://plain.bundled.test/"),
        missing());
  }

  private static HostedSite site(String name, String body) {
    return HostedSite.ofPage(name + ".bundled.test", page(body));
  }

  private static String page(String body) {
    return "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Page</title></head>"
        + "<body>"
        + body
        + "</body></html>";
  }

  private static String shadowScript() {
    return "<script>customElements.define('acme-login', class extends HTMLElement {"
        + "connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML = `"
        + FORM
        + "`; } });</script>";
  }

  private static String namelessScript() {
    return "<script>if (!window.name) document.querySelector('main').innerHTML = `"
        + FORM
        + "`;</script>";
  }

  private static String routesScript() {
    return "<script>if (location.hash === '#/login') document.querySelector('main').innerHTML = `"
        + FORM
        + "`;</script>";
  }

  private static String lateScript() {
    return "<script>setTimeout(() => { document.querySelector('main').innerHTML = `"
        + FORM
        + "`; }, 2000);</script>";
  }

  private static HostedSite framing(String name, String inner) {
    var outer = "<h1>Welcome</h1><iframe width='600' height='400' src='" + inner + "'></iframe>";
    return new HostedSite(
        name + ".bundled.test",
        Map.of("/", HostedFile.html(page(outer)), "/inner", HostedFile.html(page(FORM))));
  }

  private static HostedSite missing() {
    var body = ByteBuffer.wrap(page("<h1>There is no such page</h1>").getBytes(UTF_8));
    var type = Map.of("Content-Type", "text/html; charset=utf-8");
    return new HostedSite(
        "missing.bundled.test", Map.of("/", new HostedFile(404, type, body, Duration.ZERO)));
  }
}
