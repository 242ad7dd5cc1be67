package dev.fieldtest.griddocker.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/**
 * The versions of a launch template, of which a fleet's own are known by their description.
 *
 * @param fleet its name
 */
record TemplateVersions(Ec2Connection ec2, String fleet, TemplateData data) {
  private static final String MARK = "fieldtest ";

  /** What a version is called that says what is wanted. */
  String description(Optional<String> source) {
    return mine() + data.digest(source);
  }

  private String mine() {
    return MARK + fleet + " ";
  }

  /**
   * The number of the version that says what is wanted; made if it is not there.
   *
   * @param source of the user's version that it comes of
   */
  String find(String template, Optional<String> source) {
    var description = description(source);
    return all(template).stream()
        .filter(each -> description.equals(each.versionDescription()))
        .findFirst()
        .map(each -> String.valueOf(each.versionNumber()))
        .orElseGet(() -> make(template, source, description));
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
                            .launchTemplateData(data.request())));
    return String.valueOf(made.launchTemplateVersion().versionNumber());
  }

  /** The number of the latest version that no fleet has made. */
  Optional<String> latestOfUser(String template) {
    return all(template).stream()
        .filter(each -> !begins(each, MARK))
        .map(LaunchTemplateVersion::versionNumber)
        .max(Long::compare)
        .map(String::valueOf);
  }

  /** Removes this fleet's. */
  void remove(String template) {
    var ours =
        all(template).stream()
            .filter(each -> begins(each, mine()))
            .map(each -> String.valueOf(each.versionNumber()))
            .toList();
    if (!ours.isEmpty()) {
      var unused =
          ec2.call(
              Ec2Action.DELETE_LAUNCH_TEMPLATE_VERSIONS,
              client ->
                  client.deleteLaunchTemplateVersions(
                      ask -> ask.launchTemplateId(template).versions(ours)));
    }
  }

  /** The time since this fleet has versions of it. */
  Optional<Fleet.Era> era(String template) {
    return all(template).stream()
        .filter(each -> begins(each, mine()))
        .min(Comparator.comparing(LaunchTemplateVersion::versionNumber))
        .map(
            first ->
                new Fleet.Era(
                    template + "-" + first.versionNumber(),
                    first.createTime() == null ? Instant.EPOCH : first.createTime()));
  }

  private static boolean begins(LaunchTemplateVersion version, String mark) {
    return version.versionDescription() != null && version.versionDescription().startsWith(mark);
  }

  private List<LaunchTemplateVersion> all(String template) {
    return ec2.call(
        Ec2Action.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS,
        client ->
            client
                .describeLaunchTemplateVersionsPaginator(ask -> ask.launchTemplateId(template))
                .launchTemplateVersions()
                .stream()
                .toList());
  }
}
