package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.client.Told;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.devtools.FrameReading;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A client that tells facts; they are judged here, by the product's own check. */
final class ClientChecking implements Checking {
  private final Process client;
  private final BufferedReader output;
  private final Map<String, Expectation> expected;
  private final Optional<GridProcess> grid;

  ClientChecking(Process client, Order order, Optional<GridProcess> grid) {
    this.client = client;
    this.output =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    this.expected =
        order.sites().stream().collect(Collectors.toMap(site -> site.id().value(), Site::expect));
    this.grid = grid;
  }

  @Override
  public Optional<Checked> next() throws IOException, InterruptedException {
    var line = output.readLine();
    if (line == null) {
      client.waitFor();
      return Optional.empty();
    }
    var told = Told.parse(line);
    return Optional.of(new Checked(told.site(), flaw(told)));
  }

  private Optional<String> flaw(Told told) {
    var facts = told.facts();
    if (facts == null) {
      return Optional.of(String.valueOf(told.error()));
    }
    var reading = FrameReading.parse(facts);
    var load = new PageLoad.Loaded(reading.url(), reading.status(), reading.title(), true);
    var seen = new PageObservation(load, List.of(reading.facts()), List.of(), Duration.ZERO);
    var expect = expected.getOrDefault(told.site(), Expectation.REPLACED);
    return new InjectionCheck(expect, Order.contract()).pass(seen).isPresent()
        ? Optional.empty()
        : Optional.of("does not pass: " + facts);
  }

  @Override
  public void close() throws IOException {
    client.destroy();
    output.close();
    grid.ifPresent(GridProcess::close);
  }
}
