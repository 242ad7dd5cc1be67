package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.docker.Docker;
import dev.fieldtest.griddocker.docker.GridImages;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.SiteServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Browsers in containers, of our own image. No container is left behind. */
@Test(groups = "docker")
public class ContainerGridTest {
  private final BundledSites bundled = BundledSites.load(List.of());
  private String image;
  private SiteServer server;

  @BeforeClass(groups = "docker")
  public void start() throws Exception {
    var state = Path.of("target", "state").toAbsolutePath().toString();
    var docker = new Docker(Map.of("XDG_STATE_HOME", state));
    image = new GridImages(docker, line -> {}).build("standalone-chromium");
    server = SiteServer.start(bundled.hosts(), new InetSocketAddress(0), Duration.ZERO);
  }

  @AfterClass(groups = "docker")
  public void stop() {
    server.close();
  }

  public void extensionReplacesBundledFormInContainerThatEndsWithItsSession() {
    try (var grid = Grid.containers(image, 1);
        var session = grid.open(request())) {
      assertEquals(running(), 1);
      var seen = session.visit(visit(Visit.Kind.EXTENSION));
      assertTrue(seen.load() instanceof PageLoad.Loaded, seen.toString());
      assertFalse(seen.controls().isEmpty(), seen.toString());
      assertTrue(session.visit(visit(Visit.Kind.CONTROL)).controls().isEmpty());
    }
    assertEquals(running(), 0);
  }

  public void containersThatAreLeftEndWithTheGrid() {
    var grid = Grid.containers(image, 2);
    var one = grid.open(request());
    var other = grid.open(request());
    assertEquals(running(), 2);
    assertFalse(one.id().equals(other.id()));
    grid.close();
    assertEquals(running(), 0);
  }

  public void killedContainerTakesItsOwnSessionAlongAndNoOther() {
    try (var grid = Grid.containers(image, 2);
        var one = grid.open(request())) {
      DockerClientFactory.instance().client().killContainerCmd(ids().get(0)).exec();
      var lost = expectThrows(GridException.class, () -> one.visit(visit(Visit.Kind.EXTENSION)));
      assertEquals(lost.abortCause(), AbortCause.GRID_LOST);
      try (var next = grid.open(request())) {
        assertFalse(next.visit(visit(Visit.Kind.EXTENSION)).controls().isEmpty());
      }
    }
    assertEquals(running(), 0);
  }

  public void imageThatIsNowhereIsToldInOneLine() {
    var nowhere = "127.0.0.1:9/none:1";
    var failure = expectThrows(GridException.class, () -> Grid.containers(nowhere, 1));
    assertEquals(failure.abortCause(), AbortCause.NO_SESSION);
    assertTrue(failure.getMessage().contains(nowhere), failure.getMessage());
    assertEquals(failure.getMessage().lines().count(), 1, failure.getMessage());
  }

  private int running() {
    return ids().size();
  }

  private List<String> ids() {
    return DockerClientFactory.instance()
        .client()
        .listContainersCmd()
        .withLabelFilter(
            Map.of(
                DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL,
                DockerClientFactory.SESSION_ID))
        .withAncestorFilter(List.of(image))
        .exec()
        .stream()
        .map(each -> each.getId())
        .toList();
  }

  private SessionRequest request() {
    var extension = ExtensionPackage.reference();
    var rules = BundledSites.hostRules(server, Grid.DOCKER_HOST);
    return new SessionRequest(
        extension,
        InjectionContract.of(extension, Optional.empty()),
        Profile.LEAN,
        Optional.of(rules),
        Map.of());
  }

  private Visit visit(Visit.Kind kind) {
    return new Visit(bundled.corpus().sites().get(0), kind, Duration.ofSeconds(20));
  }
}
