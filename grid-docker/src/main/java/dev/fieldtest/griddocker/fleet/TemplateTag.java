package dev.fieldtest.griddocker.fleet;

import java.util.Optional;

/**
 * A tag on a launch template, which is where a fleet keeps what belongs to no machine. Thread-safe.
 */
record TemplateTag(Ec2Connection ec2, String template, String key) {
  Optional<String> read() {
    return ec2
        .call(
            Ec2Action.DESCRIBE_TAGS,
            client ->
                client.describeTags(
                    ask ->
                        ask.filters(Tags.filter("resource-id", template), Tags.filter("key", key))))
        .tags()
        .stream()
        .findFirst()
        .map(tag -> tag.value());
  }

  /**
   * @throws software.amazon.awssdk.core.exception.SdkException if EC2 refuses it, as when somebody
   *     has removed the template
   */
  void write(String value) {
    var unused =
        ec2.raw(
            client -> client.createTags(ask -> ask.resources(template).tags(Tags.tag(key, value))));
  }
}
