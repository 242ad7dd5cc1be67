package dev.fieldtest.griddocker.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * The launch template that machines are made from. An image gets a template of the fleet's own; the
 * user's own template gets a further version, made from the one that fleet.json names. Versions are
 * known by a digest of what is in them, so whoever needs one finds it. Thread-safe.
 */
final class MachineTemplate {
  private final Ec2Connection ec2;
  private final FleetSpec spec;
  private final TemplateData data;
  private final TemplateVersions versions;
  private volatile @Nullable Version version;
  private volatile Optional<Fleet.Era> era = Optional.empty();

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
    this.data = new TemplateData(spec, userData);
    this.versions = new TemplateVersions(ec2, spec.name(), data);
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

  /** The time since it is there for this fleet. Nothing is made. */
  Optional<Fleet.Era> era() {
    if (era.isEmpty()) {
      era = template().flatMap(each -> versions.era(each.launchTemplateId()));
    }
    return era;
  }

  /** Has it looked up anew: somebody may have removed it. */
  void forgetVersion() {
    version = null;
    era = Optional.empty();
  }

  /** Whether a launch failed because somebody has removed the version, or all of it. */
  static boolean isGone(SdkException failure) {
    var code = Ec2Trouble.code(failure);
    return code.startsWith("InvalidLaunchTemplate") && code.contains("NotFound");
  }

  /** The fleet's own one, or the user's. Nothing is made. */
  Optional<LaunchTemplate> template() {
    try {
      return ec2.raw(this::described).launchTemplates().stream().findFirst();
    } catch (SdkException e) {
      if (isGone(e)) {
        return Optional.empty();
      }
      throw ec2.trouble(Ec2Action.DESCRIBE_LAUNCH_TEMPLATES, e).exception();
    }
  }

  /** A name that nobody has is not found, an id is refused. */
  private DescribeLaunchTemplatesResponse described(Ec2Client client) {
    return spec.base() instanceof FleetSpec.Template named && named.isId()
        ? client.describeLaunchTemplates(ask -> ask.launchTemplateIds(named.template()))
        : client.describeLaunchTemplates(
            ask -> ask.filters(Tags.filter("launch-template-name", name())));
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

  /** Makes the fleet's own one, whose first version is the one that is wanted. */
  private String make() {
    try {
      return ec2.raw(
          client ->
              client
                  .createLaunchTemplate(
                      ask ->
                          ask.launchTemplateName(name())
                              .versionDescription(versions.description(Optional.empty()))
                              .launchTemplateData(data.request())
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
          .orElseThrow(() -> ec2.trouble(Ec2Action.CREATE_LAUNCH_TEMPLATE, e).exception());
    }
  }

  private Version versionOf(String template, Optional<String> source) {
    return new Version(template, versions.find(template, source));
  }

  /** The number of the user's version; "$Latest" is the latest that is not ours. */
  private Optional<String> source(LaunchTemplate template, FleetSpec.Template named) {
    return switch (named.version()) {
      case "$Latest" -> versions.latestOfUser(template.launchTemplateId());
      case "$Default" -> Optional.of(String.valueOf(template.defaultVersionNumber()));
      default -> Optional.of(named.version());
    };
  }

  /** Removes the fleet's own one, or our versions of the user's; what is gone is passed over. */
  void remove() {
    try {
      template().map(LaunchTemplate::launchTemplateId).ifPresent(this::remove);
    } catch (SdkException e) {
      if (!isGone(e)) {
        throw ec2.trouble(Ec2Action.DELETE_LAUNCH_TEMPLATE, e).exception();
      }
    }
    forgetVersion();
  }

  private void remove(String id) {
    if (spec.base() instanceof FleetSpec.Image) {
      var unused = ec2.raw(client -> client.deleteLaunchTemplate(ask -> ask.launchTemplateId(id)));
    } else {
      versions.remove(id);
    }
  }
}
