package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fieldtest.sitecorpus.HostedFile;
import dev.fieldtest.sitecorpus.HostedSite;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pages that build their login form some time after their load event, each in a way of its own. */
final class LateForms {
  private static final String SHOW =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head><body>
      <h1>Welcome</h1><main></main><script>
      const show = () => { document.querySelector('main').innerHTML = `%s`; };
      const MS = %d;
      addEventListener('load', () => { %s });
      </script></body></html>
      """;

  /** What each page does at its load event; /late is an answer that takes its time. */
  private static final Map<String, String> WAYS = ways();

  private LateForms() {}

  private static Map<String, String> ways() {
    Map<String, String> ways = new TreeMap<>();
    ways.put("timer", "setTimeout(show, MS)");
    ways.put(
        "short-timers",
        "const t = Date.now(), f = () => Date.now() - t > MS ? show() : setTimeout(f, 50); f()");
    ways.put(
        "interval",
        "let n = 0; const i = setInterval(() => { if (++n === 10) { clearInterval(i); show(); } }, MS / 10)");
    ways.put(
        "frames",
        "const t = Date.now(), f = () => Date.now() - t > MS ? show() : requestAnimationFrame(f); f()");
    ways.put("task", "scheduler.postTask(show, { delay: MS })");
    ways.put("fetch", "fetch('/late.json').then((r) => r.json()).then(show)");
    ways.put(
        "request",
        "const x = new XMLHttpRequest(); x.onload = show; x.open('GET', '/late.json'); x.send()");
    ways.put("events", "new EventSource('/late.events').onmessage = show");
    ways.put(
        "work",
        "new Worker(URL.createObjectURL(new Blob([`setTimeout(() => postMessage(1), ${MS})`]))).onmessage = show");
    ways.put(
        "script",
        "const s = document.createElement('script'); s.src = '/late.js'; document.head.append(s)");
    ways.put(
        "import",
        "const s = document.createElement('script'); s.type = 'module'; s.textContent = `import('/late.js')`; document.head.append(s)");
    ways.put(
        "animation",
        "const m = document.querySelector('main'); m.animate([{ opacity: 0 }, { opacity: 1 }], MS).onfinish = show");
    ways.put(
        "transition",
        "const m = document.querySelector('main'); m.style.cssText = `transition: margin ${MS}ms; margin: 0`;"
            + " m.ontransitionend = show; m.getBoundingClientRect(); m.style.margin = '9px'");
    ways.put(
        "late-animation",
        "const m = document.querySelector('main');"
            + " setTimeout(() => { m.animate([{ opacity: 0 }, { opacity: 1 }], MS).onfinish = show; }, 1600)");
    ways.put(
        "frame",
        "const f = document.createElement('iframe'); f.width = 600; f.height = 400; f.src = '/late.html'; document.body.append(f)");
    ways.put(
        "message",
        "onmessage = show; const f = document.createElement('iframe');"
            + " f.srcdoc = `<script>setTimeout(() => parent.postMessage(1, '*'), ${MS})<\\/script>`; document.body.append(f)");
    ways.put(
        "refresh",
        "document.head.innerHTML += `<meta http-equiv=refresh content='${MS / 1000};url=/form.html'>`");
    ways.put("redirect", "setTimeout(() => { location = '/form.html'; }, MS)");
    return ways;
  }

  static List<String> names() {
    return List.copyOf(WAYS.keySet());
  }

  /**
   * @param late from the load event until the form is there
   */
  static List<HostedSite> sites(String form, Duration late) {
    return WAYS.entrySet().stream()
        .map(way -> site(way.getKey(), way.getValue(), form, late))
        .toList();
  }

  private static HostedSite site(String name, String way, String form, Duration late) {
    Map<String, HostedFile> files = new LinkedHashMap<>();
    files.put("/", HostedFile.html(SHOW.formatted(form, late.toMillis(), way)));
    files.put("/form.html", HostedFile.html(form));
    files.put("/late.html", late("text/html", form, late));
    files.put("/late.json", late("application/json", "{}", late));
    files.put("/late.js", late("text/javascript", "show()", late));
    files.put("/late.events", late("text/event-stream", "data: 1\n\n", late));
    return new HostedSite(name + ".bundled.test", files);
  }

  private static HostedFile late(String type, String text, Duration late) {
    return new HostedFile(
        200, Map.of("Content-Type", type), ByteBuffer.wrap(text.getBytes(UTF_8)), late);
  }
}
