package dev.fieldtest.griddocker.fleet;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The tags by which a fleet knows what is its own. */
final class Tags {
  /** The fleet's name. */
  static final String FLEET = "fieldtest:fleet";

  /** The token of the order that brought a machine. */
  static final String ORDER = "fieldtest:order";

  private static final String LEASE = "fieldtest:lease";

  private static final String NEWS = "fieldtest:news";

  private Tags() {}

  static Tag tag(String name, String value) {
    return Tag.builder().key(name).value(value).build();
  }

  /** The value of a tag; empty if it is not there. */
  static String value(Collection<Tag> tags, String name) {
    return tags.stream()
        .filter(tag -> tag.key().equals(name))
        .map(Tag::value)
        .findFirst()
        .orElse("");
  }

  /** Has something tagged when it is made. */
  static TagSpecification atBirth(ResourceType type, List<Tag> tags) {
    return TagSpecification.builder().resourceType(type).tags(tags).build();
  }

  /** What a question is narrowed by. */
  static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  /** How it goes with a fleet, on its launch template, too. */
  static String news(String fleet) {
    return NEWS + ":" + fleet;
  }

  /** Who acts for a fleet, on its launch template; several fleets may share one. */
  static String lease(String fleet) {
    return LEASE + ":" + fleet;
  }
}
