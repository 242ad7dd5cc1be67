package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** Those variables of the environment that the SDK has names for. */
record AwsVariables(Map<String, String> environment) {
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");

  /**
   * The region, if it is named.
   *
   * @throws GridException if it can be none
   */
  Optional<Region> region() {
    return first("AWS_REGION", "AWS_DEFAULT_REGION").map(AwsVariables::region);
  }

  /**
   * Where a service is, if not at AWS.
   *
   * @param service as the names of variables spell it, as "EC2"
   * @throws GridException if that is no address
   */
  Optional<URI> endpoint(String service) {
    return first("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL").map(AwsVariables::address);
  }

  private Optional<Variable> first(String... names) {
    return Stream.of(names)
        .map(name -> new Variable(name, environment.getOrDefault(name, "")))
        .filter(variable -> !variable.value().isBlank())
        .findFirst();
  }

  private static Region region(Variable variable) {
    if (!REGION.matcher(variable.value()).matches()) {
      throw variable.refused("region", "eu-central-1");
    }
    return Region.of(variable.value());
  }

  private static URI address(Variable variable) {
    try {
      var url = URI.create(variable.value());
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw variable.refused("address", "https://ec2.eu-central-1.amazonaws.com");
  }

  private record Variable(String name, String value) {
    GridException refused(String what, String example) {
      return new GridException(
          AbortCause.NO_SESSION,
          "%s is '%s', which is no %s; write it as %s, or unset it"
              .formatted(name, value, what, example));
    }
  }
}
