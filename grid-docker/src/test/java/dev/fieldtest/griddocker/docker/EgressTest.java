package dev.fieldtest.griddocker.docker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

/**
 * What the proxy for nodes lets through: squid itself, with our configuration, in a network
 * namespace that has public and private addresses of its own. Needs root, and Debian's squid.
 */
@Test(groups = "squid")
public class EgressTest {
  private static final Path FOLDER = Path.of("docker", "egress").toAbsolutePath();
  private static final String REFUSED = "403 ";

  /** The proxy ends with the namespace of processes, and that with its first one. */
  private static final String NAMESPACE =
      """
      ip link set lo up
      for address in 9.9.9.9 10.0.0.5 169.254.169.254; do ip addr add $address/32 dev lo; done
      sh "$EGRESS" "$CONFIGURATION" >&2 &
      "$@"
      """;

  public void onlyPublicAndAllowedAddressesAreReached() throws Exception {
    var expected = new LinkedHashMap<String, String>();
    expected.put("http://public.test/", "200 from 9.9.9.9");
    expected.put("http://9.9.9.9/", "200 from 9.9.9.9");
    expected.put("http://intranet.test/", "200 from 10.0.0.5");
    for (var refused :
        List.of(
            "http://10.0.0.5/",
            "http://127.0.0.1/",
            "http://localhost/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[fd00:ec2::254]/",
            "http://[::ffff:10.0.0.5]/",
            "http://0x0a000005/",
            "http://167772165/",
            "http://inside.test/",
            "http://metadata.test/",
            "http://both.test/",
            "http://public.test/to/10.0.0.5",
            "http://public.test/to/metadata.test",
            "http://selenium-hub:4444/",
            "http://router:4444/",
            "http://distributor:5553/",
            "http://queue:5559/",
            "http://sessions:5556/",
            "http://event-bus:5557/",
            "http://public.test:25/")) {
      expected.put(refused, REFUSED);
    }
    assertEquals(ask(List.copyOf(expected.keySet())), expected);
  }

  public void nameThatWasJudgedIsNotResolvedAgainBeforeItIsConnectedTo() throws Exception {
    var first = "http://rebind.test/";
    var again = "http://rebind.test/again";
    assertEquals(
        ask(List.of(first, again)), Map.of(first, "200 from 9.9.9.9", again, "200 from 9.9.9.9"));
  }

  private static Map<String, String> ask(List<String> urls) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "egress")).toAbsolutePath();
    var configuration = folder.resolve("squid.conf");
    Files.writeString(
        configuration,
        Files.readString(FOLDER.resolve("squid.conf"))
                .replace("access_log stdio:/dev/stdout", "access_log none")
            + "dns_nameservers 127.0.0.1\n");
    var command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--net",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                NAMESPACE,
                "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classes, EgressLab.class.getName()));
    command.addAll(urls);
    var builder = new ProcessBuilder(command);
    builder.environment().put("FIELDTEST_EGRESS_ALLOW", "intranet.test");
    builder.environment().put("EGRESS", FOLDER.resolve("egress.sh").toString());
    builder.environment().put("CONFIGURATION", configuration.toString());
    builder.environment().put("TMPDIR", folder.toString());
    builder.redirectError(folder.resolve("log").toFile());
    return lines(builder.start(), folder.resolve("log"));
  }

  private static Map<String, String> lines(Process process, Path log)
      throws IOException, InterruptedException {
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
    assertEquals(process.exitValue(), 0, out + Files.readString(log));
    var lines = new LinkedHashMap<String, String>();
    out.lines().forEach(line -> lines.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
    return lines;
  }
}
