package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * Where a grid is, and what its hub has to be told to let anybody in. Prints as the address alone,
 * which holds no password.
 *
 * @param url without user and password
 * @param authorization the header of that name, if the hub wants one
 */
public record HubAddress(URI url, Optional<String> authorization) {
  static final String HEADER = "Authorization";

  /** Named as in Selenium's images. */
  private static final String USERNAME = "SE_ROUTER_USERNAME";

  private static final String PASSWORD = "SE_ROUTER_PASSWORD";

  /** An address as users write it, with {@code user:password@} before the host or without. */
  public static HubAddress of(URI url) {
    var login = Optional.ofNullable(url.getUserInfo());
    var plain = url.toString().replaceFirst("//[^/@]*@", "//");
    return new HubAddress(URI.create(plain), login.map(HubAddress::basic));
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  /** The same with the user and password of the environment, if it was written without any. */
  public HubAddress in(Map<String, String> environment) {
    var username = environment.getOrDefault(USERNAME, "");
    var password = environment.getOrDefault(PASSWORD, "");
    return authorization.isPresent() || username.isEmpty() || password.isEmpty()
        ? this
        : new HubAddress(url, Optional.of(basic(username + ":" + password)));
  }

  /** How Selenium's own client speaks to it. */
  public ClientConfig client() {
    var config = ClientConfig.defaultConfig().baseUri(url);
    return authorization
        .map(
            said -> config.withFilter(next -> asked -> next.execute(asked.setHeader(HEADER, said))))
        .orElse(config);
  }

  /** Why the hub lets nobody in, in a line. */
  String refusal() {
    var wrong =
        "the grid at " + url + " takes another user and password than those of --grid or of ";
    var none = "the grid at " + url + " wants a user and a password; set ";
    return authorization.map(said -> wrong).orElse(none) + USERNAME + " and " + PASSWORD;
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
