package dev.fieldtest.griddocker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import dev.fieldtest.extensionundertest.AbortCause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.selenium.BrowserWebDriverContainer;
import org.testcontainers.selenium.BrowserWebDriverContainer.VncRecordingMode;
import org.testcontainers.utility.DockerImageName;

/**
 * Browsers to throw away: each session has a container of its own, with a Selenium Grid in it, that
 * ends with the session. So a container that dies takes one session along and needs no care.
 */
final class ContainerGrid implements Grid {
  private static final Logger LOG = Logger.getLogger(ContainerGrid.class.getName());
  private static final int PORT = 4444;
  private static final long SHARED_MEMORY = 1L << 30;

  /** No screen, no recording, nothing to fetch. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SE_START_XVFB", "false",
          "SE_START_VNC", "false",
          "SE_OFFLINE", "true",
          "SE_NODE_MAX_SESSIONS", "1");

  private final String image;
  private final int browsers;
  private final List<String> security;
  private final Set<BrowserWebDriverContainer> running = ConcurrentHashMap.newKeySet();

  private ContainerGrid(String image, int browsers) {
    this.image = image;
    this.browsers = browsers;
    this.security = List.of("no-new-privileges", "seccomp=" + seccomp());
  }

  /** Has Docker fetch the image, once and before there is a run, unless it is there. */
  static ContainerGrid start(String image, int browsers) {
    try {
      require(image, DockerClientFactory.instance().client());
      return new ContainerGrid(image, browsers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(image, e);
    } catch (RuntimeException e) {
      throw unusable(image, e);
    }
  }

  private static void require(String image, DockerClient docker) throws InterruptedException {
    try {
      var unused = docker.inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      var unused = docker.pullImageCmd(image).start().awaitCompletion();
    }
  }

  private static GridException unusable(String image, Exception failure) {
    return new GridException(
        AbortCause.NO_SESSION,
        "no container of "
            + image
            + " starts: "
            + Failures.line(innermost(failure))
            + "; see that Docker runs, that you may use it, and that --browser-image is right",
        failure);
  }

  private static Throwable innermost(Throwable failure) {
    var cause = failure.getCause();
    return cause == null ? failure : innermost(cause);
  }

  /** Chromium makes its sandbox by user namespaces, which Docker's own profile forbids. */
  private static String seccomp() {
    var name = "docker/grid-docker/docker/chrome-seccomp.json";
    try (var in = ContainerGrid.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI url() {
    return URI.create("testcontainers:" + image);
  }

  /** What it has to give; nothing is asked. */
  @Override
  public GridStatus status() {
    var version = image.replaceFirst(".*:", "");
    return new GridStatus(
        IntStream.rangeClosed(1, browsers)
            .mapToObj(
                number ->
                    new GridStatus.Node(
                        "container " + number, image, "UP", version, 1, 0, "chromium"))
            .toList());
  }

  @Override
  public BrowserSession open(SessionRequest request) {
    var container = container();
    running.add(container);
    try {
      container.start();
    } catch (RuntimeException e) {
      end(container);
      throw unusable(image, e);
    }
    var grid = Grid.remote(address(container));
    try {
      return new ContainedSession(grid.open(request), grid, container);
    } catch (RuntimeException e) {
      grid.close();
      end(container);
      throw e;
    }
  }

  private BrowserWebDriverContainer container() {
    var name = DockerImageName.parse(image).asCompatibleSubstituteFor("selenium/standalone-chrome");
    return new BrowserWebDriverContainer(name)
        .withRecordingMode(VncRecordingMode.SKIP, null)
        .withSharedMemorySize(SHARED_MEMORY)
        .withExtraHost(DOCKER_HOST, "host-gateway")
        .withEnv(ENVIRONMENT)
        .withCreateContainerCmdModifier(this::secure);
  }

  private void secure(CreateContainerCmd command) {
    Objects.requireNonNull(command.getHostConfig())
        .withSecurityOpts(security)
        .withCapDrop(Capability.ALL);
  }

  private static URI address(BrowserWebDriverContainer container) {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
  }

  /** What can not be stopped has gone, or its engine has. */
  private void end(BrowserWebDriverContainer container) {
    try {
      container.stop();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "while stopping a container", e);
    }
    running.remove(container);
  }

  @Override
  public void close() {
    running.forEach(this::end);
  }

  private final class ContainedSession extends ForwardingSession {
    private final Grid grid;
    private final BrowserWebDriverContainer container;

    ContainedSession(BrowserSession session, Grid grid, BrowserWebDriverContainer container) {
      super(session);
      this.grid = grid;
      this.container = container;
    }

    @Override
    public void close() {
      super.close();
      grid.close();
      end(container);
    }
  }
}
