package dev.fieldtest.griddocker.docker;

import dev.fieldtest.griddocker.ForwardingGrid;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.HubAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openqa.selenium.net.PortProber;

/** A grid in Docker for one run, which ends with this process, however that ends. */
public final class ThrowawayGrid extends ForwardingGrid {
  private static final long ENDED_S = 90;

  /**
   * Arguments: the command that ends the grid. It is called when the pipe closes that only this
   * process holds open, and hears no Ctrl-C. Nothing was said through the pipe where this process
   * was killed while it started the grid: Compose goes on with that on its own for a while, so what
   * it brings up meanwhile is ended again and again.
   */
  private static final String KEEPER =
      """
      trap '' INT TERM HUP
      said=$(cat)
      away=
      if command -v setsid >/dev/null; then away=setsid; fi
      $away "$@"
      if [ -n "$said" ]; then exit; fi
      for again in 1 2 3 4 5 6 7 8 9 10; do sleep 3; $away "$@"; done
      """;

  private final ComposeGrid compose;
  private final Process keeper;

  private ThrowawayGrid(ComposeGrid compose, Process keeper, Grid grid) {
    super(grid);
    this.compose = compose;
    this.keeper = keeper;
  }

  /**
   * Starts it on a free port, and waits until a browser opens.
   *
   * @param nodes how many, of one browser each
   * @param environment configures engine and grid, and holds secrets
   * @param tell hears what takes its time
   * @throws dev.fieldtest.griddocker.GridException if it does not start
   */
  public static ThrowawayGrid start(
      int nodes, Map<String, String> environment, Consumer<String> tell) {
    var random = Integer.toString(new SecureRandom().nextInt(Integer.MAX_VALUE), 36);
    var compose = new ComposeGrid("fieldtest-run-" + random, environment);
    var keeper = keeper(compose);
    try {
      var url = up(compose, nodes, keeper, tell);
      return new ThrowawayGrid(compose, keeper, Grid.remote(HubAddress.of(url).in(environment)));
    } catch (RuntimeException e) {
      end(keeper);
      throw e;
    }
  }

  private static URI up(ComposeGrid compose, int nodes, Process keeper, Consumer<String> tell) {
    try {
      return compose.up(nodes, PortProber.findFreePort(), tell);
    } finally {
      say(keeper, "Compose is done");
    }
  }

  private static void say(Process keeper, String line) {
    try {
      keeper.outputWriter().append(line).flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process keeper(ComposeGrid compose) {
    var command =
        Stream.concat(Stream.of("sh", "-c", KEEPER, "keeper"), compose.ending().stream()).toList();
    try {
      return compose
          .builder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Process keeper) {
    try {
      keeper.getOutputStream().close();
      var unused = keeper.waitFor(ENDED_S, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public InetAddress thisMachine() {
    var gateway = compose.gateway();
    try {
      var address = InetAddress.getByName(gateway);
      if (NetworkInterface.getByInetAddress(address) != null) {
        return address;
      }
    } catch (UnknownHostException | SocketException e) {
      // Said below.
    }
    throw Docker.failure(
        "the engine's network leads to "
            + gateway
            + ", which is not this machine, so its browsers can not reach the bundled sites; run"
            + " where the engine is, or with a corpus of your own");
  }

  @Override
  public void close() {
    super.close();
    end(keeper);
  }
}
