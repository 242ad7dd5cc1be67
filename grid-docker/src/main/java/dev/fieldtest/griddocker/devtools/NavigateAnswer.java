package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.griddocker.GridException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the browser answers to a navigation, once there is a document or there will be none.
 *
 * @param refusal why there will be no document, if so
 * @param navigation the browser's name for it; empty if only the fragment was another, so that the
 *     document stays
 */
record NavigateAnswer(Optional<String> refusal, String navigation) {
  private static final Pattern NET_ERROR = Pattern.compile("net::[A-Z0-9_]+");

  /**
   * @throws GridException if the browser is lost
   */
  static NavigateAnswer of(@Nullable JsonNode answer, @Nullable Throwable failure) {
    if (failure instanceof GridException lost) {
      throw lost;
    }
    if (answer == null) {
      var text = failure == null ? "" : String.valueOf(failure.getMessage());
      return new NavigateAnswer(Optional.of(word(text)), "");
    }
    if (answer.path("isDownload").asBoolean()) {
      return new NavigateAnswer(Optional.of("a download, not a page"), "");
    }
    return new NavigateAnswer(
        Optional.ofNullable(answer.path("errorText").textValue()).map(NavigateAnswer::word),
        answer.path("loaderId").asText());
  }

  private static String word(String text) {
    var name = NET_ERROR.matcher(text);
    return name.find() ? name.group() : text.lines().findFirst().orElse("navigation failed");
  }
}
