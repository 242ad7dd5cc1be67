package dev.fieldtest.griddocker.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/**
 * What a fleet says in a launch template.
 *
 * @param userData asked when it is needed
 */
record TemplateData(FleetSpec spec, Supplier<String> userData) {
  private static final int DIGEST_LENGTH = 24;

  RequestLaunchTemplateData request() {
    var encoded =
        Base64.getEncoder().encodeToString(userData.get().getBytes(StandardCharsets.UTF_8));
    var data =
        RequestLaunchTemplateData.builder()
            .userData(encoded)
            .instanceInitiatedShutdownBehavior("terminate");
    data.metadataOptions(
        options ->
            options.httpTokens("required").httpPutResponseHopLimit(1).httpEndpoint("enabled"));
    if (spec.base() instanceof FleetSpec.Image image) {
      data.imageId(image.ami());
    }
    if (!spec.securityGroups().isEmpty()) {
      data.securityGroupIds(spec.securityGroups());
    }
    spec.instanceProfile()
        .ifPresent(
            profile ->
                data.iamInstanceProfile(
                    named ->
                        (profile.startsWith("arn:") ? named.arn(profile) : named.name(profile))
                            .build()));
    return data.build();
  }

  /** Tells versions apart that say different things, or have come of another one. */
  String digest(Optional<String> source) {
    try {
      var sha =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (source + request().toString() + userData.get())
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
