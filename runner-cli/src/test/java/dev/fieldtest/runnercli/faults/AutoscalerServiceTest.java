package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.testng.annotations.Test;

public class AutoscalerServiceTest {
  private static final String SESSION =
      "{\"capabilities\": {\"alwaysMatch\": {\"browserName\": \"chrome\"}}}";

  /** The machine's node never comes, so the request goes on waiting. */
  @Test(groups = "docker")
  public void launchesOnceForWhatWaitsAlsoIfItIsKilled() throws Exception {
    try (var run = Runner.create("");
        var service = AutoscalerService.start(run)) {
      var session = HttpRequest.newBuilder(URI.create(service.hub() + "/session"));
      session.POST(BodyPublishers.ofString(SESSION));
      var unused = HttpClient.newHttpClient().sendAsync(session.build(), BodyHandlers.discarding());
      Runner.await("a machine comes", () -> !service.bed().machines().isEmpty());
      Processes.signal("KILL", service.pid());
      Runner.await("it is started again", () -> service.beginnings() == 2);
      var rounds = service.rounds();
      Runner.await("it goes on", () -> service.rounds() > rounds + 2);
      assertEquals(service.bed().machines().size(), 1);
      assertEquals(service.stop(), 0);
      assertEquals(service.bed().live().size(), 1, "machines stay for the next one");
    }
  }
}
