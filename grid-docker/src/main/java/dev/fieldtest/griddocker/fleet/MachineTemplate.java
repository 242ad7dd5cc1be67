package dev.fieldtest.griddocker.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * The launch template that machines are made from. An image gets a template of the fleet's own; the
 * user's own template gets a further version, made from the one that fleet.json names. Versions are
 * known by a digest of what is in them, so whoever needs one finds it. Thread-safe.
 */
final class MachineTemplate {
  private static final int DIGEST_LENGTH = 24;
  private static final String MARK = "fieldtest ";

  private final Ec2Connection ec2;
  private final FleetSpec spec;
  private final Supplier<String> userData;
  private volatile @Nullable Version version;

  /**
   * A version of a template.
   *
   * @param template its id
   */
  record Version(String template, String number) {}

  /**
   * @param userData asked when it is needed
   */
  MachineTemplate(Ec2Connection ec2, FleetSpec spec, Supplier<String> userData) {
    this.ec2 = ec2;
    this.spec = spec;
    this.userData = userData;
  }

  /** Which to launch from; made if it is not there. */
  Version version() {
    var known = version;
    if (known == null) {
      known = find();
      version = known;
    }
    return known;
  }

  /** Has it looked up anew: somebody may have removed it. */
  void forgetVersion() {
    version = null;
  }

  /** Whether a launch failed because somebody has removed the version, or all of it. */
  static boolean isGone(SdkException failure) {
    var code = Ec2Trouble.code(failure);
    return code.startsWith("InvalidLaunchTemplate") && code.contains("NotFound");
  }

  /** The fleet's own one, or the user's. Nothing is made. */
  Optional<LaunchTemplate> template() {
    return ec2
        .call(
            Ec2Action.DESCRIBE_LAUNCH_TEMPLATES,
            client ->
                spec.base() instanceof FleetSpec.Template named && named.isId()
                    ? client.describeLaunchTemplates(ask -> ask.launchTemplateIds(named.template()))
                    : client.describeLaunchTemplates(
                        ask -> ask.filters(Tags.filter("launch-template-name", name()))))
        .launchTemplates()
        .stream()
        .findFirst();
  }

  private String name() {
    return spec.base() instanceof FleetSpec.Template named
        ? named.template()
        : "fieldtest-" + spec.name();
  }

  private Version find() {
    var template = template();
    if (spec.base() instanceof FleetSpec.Template named) {
      var users =
          template.orElseThrow(
              () ->
                  new Ec2Trouble(
                          Ec2Action.DESCRIBE_LAUNCH_TEMPLATES.permission(),
                          ec2.region().id(),
                          "InvalidLaunchTemplateName.NotFoundException",
                          "there is no '" + named.template() + "'")
                      .exception());
      return versionOf(users.launchTemplateId(), source(users, named));
    }
    return versionOf(
        template.map(LaunchTemplate::launchTemplateId).orElseGet(this::make), Optional.empty());
  }

  /** Makes the fleet's own one, without a version that could be launched by mistake. */
  private String make() {
    try {
      return ec2.raw(
          client ->
              client
                  .createLaunchTemplate(
                      ask ->
                          ask.launchTemplateName(name())
                              .versionDescription(description(digest(Optional.empty())))
                              .launchTemplateData(data())
                              .tagSpecifications(
                                  Tags.atBirth(
                                      ResourceType.LAUNCH_TEMPLATE,
                                      List.of(Tags.tag(Tags.FLEET, spec.name())))))
                  .launchTemplate()
                  .launchTemplateId());
    } catch (Ec2Exception e) {
      var made =
          Ec2Trouble.code(e).endsWith("AlreadyExistsException")
              ? template()
              : Optional.<LaunchTemplate>empty();
      return made.map(LaunchTemplate::launchTemplateId)
          .orElseThrow(
              () ->
                  new Ec2Trouble(Ec2Action.CREATE_LAUNCH_TEMPLATE, ec2.region().id(), e)
                      .exception());
    }
  }

  private Version versionOf(String template, Optional<String> source) {
    var description = description(digest(source));
    return versions(template).stream()
        .filter(each -> description.equals(each.versionDescription()))
        .findFirst()
        .map(each -> new Version(template, String.valueOf(each.versionNumber())))
        .orElseGet(() -> new Version(template, make(template, source, description)));
  }

  private String make(String template, Optional<String> source, String description) {
    var made =
        ec2.call(
            Ec2Action.CREATE_LAUNCH_TEMPLATE_VERSION,
            client ->
                client.createLaunchTemplateVersion(
                    ask ->
                        ask.launchTemplateId(template)
                            .sourceVersion(source.orElse(null))
                            .versionDescription(description)
                            .launchTemplateData(data())));
    return String.valueOf(made.launchTemplateVersion().versionNumber());
  }

  private List<LaunchTemplateVersion> versions(String template) {
    return ec2.call(
        Ec2Action.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS,
        client ->
            client
                .describeLaunchTemplateVersionsPaginator(ask -> ask.launchTemplateId(template))
                .launchTemplateVersions()
                .stream()
                .toList());
  }

  /** The number of the user's version; "$Latest" is the latest that is not ours. */
  private Optional<String> source(LaunchTemplate template, FleetSpec.Template named) {
    if (named.version().equals("$Latest")) {
      return versions(template.launchTemplateId()).stream()
          .filter(each -> !isOurs(each))
          .map(LaunchTemplateVersion::versionNumber)
          .max(Long::compare)
          .map(String::valueOf);
    }
    return Optional.of(
        named.version().equals("$Default")
            ? String.valueOf(template.defaultVersionNumber())
            : named.version());
  }

  private static boolean isOurs(LaunchTemplateVersion version) {
    return version.versionDescription() != null && version.versionDescription().startsWith(MARK);
  }

  private String description(String digest) {
    return MARK + spec.name() + " " + digest;
  }

  private RequestLaunchTemplateData data() {
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

  private String digest(Optional<String> source) {
    try {
      var sha =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (source + data().toString() + userData.get()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes the fleet's own one, or our versions of the user's. */
  void remove() {
    template().ifPresent(this::remove);
    forgetVersion();
  }

  private void remove(LaunchTemplate template) {
    var id = template.launchTemplateId();
    if (spec.base() instanceof FleetSpec.Image) {
      var unused =
          ec2.call(
              Ec2Action.DELETE_LAUNCH_TEMPLATE,
              client -> client.deleteLaunchTemplate(ask -> ask.launchTemplateId(id)));
      return;
    }
    var ours =
        versions(id).stream()
            .filter(
                each ->
                    isOurs(each)
                        && Stream.of(each.versionDescription().split(" ", -1))
                            .anyMatch(spec.name()::equals))
            .map(each -> String.valueOf(each.versionNumber()))
            .toList();
    if (!ours.isEmpty()) {
      var unused =
          ec2.call(
              Ec2Action.DELETE_LAUNCH_TEMPLATE_VERSIONS,
              client ->
                  client.deleteLaunchTemplateVersions(
                      ask -> ask.launchTemplateId(id).versions(ours)));
    }
  }
}
