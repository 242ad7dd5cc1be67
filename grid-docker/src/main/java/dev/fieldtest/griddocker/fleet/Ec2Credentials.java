package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** Who the user is to EC2. */
final class Ec2Credentials {
  private Ec2Credentials() {}

  /**
   * The SDK's own chain, but with the environment that is given.
   *
   * @throws GridException if a file of profiles is malformed
   */
  static AwsCredentialsProvider of(Map<String, String> environment) {
    var chain = AwsCredentialsProviderChain.builder();
    keys(environment)
        .ifPresent(keys -> chain.addCredentialsProvider(StaticCredentialsProvider.create(keys)));
    if (environment.containsKey("AWS_WEB_IDENTITY_TOKEN_FILE")) {
      chain.addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create());
    }
    var profile = ProfileCredentialsProvider.builder();
    Optional.ofNullable(environment.get("AWS_PROFILE")).ifPresent(profile::profileName);
    profile.profileFile(profiles(environment));
    chain.addCredentialsProvider(profile.build());
    chain.addCredentialsProvider(ContainerCredentialsProvider.create());
    if (!Boolean.parseBoolean(environment.get("AWS_EC2_METADATA_DISABLED"))) {
      chain.addCredentialsProvider(InstanceProfileCredentialsProvider.create());
    }
    return chain.build();
  }

  /** Roles to assume are in the file of configuration, keys in that of credentials. */
  private static ProfileFile profiles(Map<String, String> environment) {
    var files = ProfileFile.aggregator();
    file(environment, "AWS_SHARED_CREDENTIALS_FILE", ProfileFileLocation.credentialsFilePath())
        .ifPresent(path -> files.addFile(read(path, ProfileFile.Type.CREDENTIALS)));
    file(environment, "AWS_CONFIG_FILE", ProfileFileLocation.configurationFilePath())
        .ifPresent(path -> files.addFile(read(path, ProfileFile.Type.CONFIGURATION)));
    return files.build();
  }

  private static Optional<Path> file(Map<String, String> environment, String name, Path other) {
    return Optional.of(Optional.ofNullable(environment.get(name)).map(Path::of).orElse(other))
        .filter(Files::isReadable);
  }

  private static ProfileFile read(Path file, ProfileFile.Type type) {
    try {
      return ProfileFile.builder().content(file).type(type).build();
    } catch (IllegalArgumentException e) {
      throw new GridException(
          AbortCause.NO_SESSION,
          file + " holds no AWS profiles (" + e.getMessage() + "); correct it",
          e);
    }
  }

  private static Optional<AwsCredentials> keys(Map<String, String> environment) {
    var id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    var key = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    var token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
    if (id.isBlank() || key.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        token.isBlank()
            ? AwsBasicCredentials.create(id, key)
            : AwsSessionCredentials.create(id, key, token));
  }
}
