package dev.fieldtest.griddocker.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.sun.net.httpserver.HttpServer;
import dev.fieldtest.griddocker.GridException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

public class ServiceQuotasTest {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

  @DataProvider
  public Object[][] strange() {
    return new Object[][] {{"{}"}, {"{\"Quota\": {\"Value\": \"many\"}}"}, {"<html>\nno\n</html>"}};
  }

  /** A proxy may answer in its place. What it does not tell is no quota of 0. */
  @Test(dataProvider = "strange")
  public void answerWithoutValueIsNoQuota(String answer) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length());
          exchange.getResponseBody().write(answer.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      var quotas =
          ServiceQuotas.of(
              Region.EU_CENTRAL_1, CREDENTIALS, new AwsVariables(Map.of("AWS_ENDPOINT_URL", url)));
      var failure = expectThrows(GridException.class, () -> quotas.value("L-34B43A08"));
      var line = String.valueOf(failure.getMessage());
      assertEquals(line.lines().count(), 1);
      assertTrue(line.startsWith("EC2 of region 'eu-central-1' does not answer ("), line);
    } finally {
      server.stop(0);
    }
  }
}
