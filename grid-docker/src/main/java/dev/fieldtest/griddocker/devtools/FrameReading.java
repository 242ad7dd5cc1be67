package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.sitecorpus.LoginForm;
import java.util.List;
import java.util.Optional;

/**
 * What the observer of a frame told.
 *
 * @param url of the document
 * @param status HTTP status of the document, 0 if unknown
 * @param suggested where a login form is, though not where the corpus says
 * @param settled whether the document has nothing pending
 * @param withdrawn how many controls went away again
 * @param named whether its window has a name, which outlives the document
 * @param walls the wall rules that it meets as far as a page can tell
 */
public record FrameReading(
    String url,
    int status,
    String title,
    boolean ready,
    int detected,
    List<ControlFacts> controls,
    Optional<FormFacts> form,
    int withdrawn,
    boolean named,
    List<String> walls,
    Optional<Suggested> suggested,
    boolean settled) {
  /** Selectors of the fields of a login form that the corpus does not know. */
  public record Suggested(Optional<String> username, Optional<String> password) {
    LoginForm form() {
      return new LoginForm(username, password, List.of());
    }
  }

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Reads the observer's text, which only the observer can have written. */
  public static FrameReading parse(String text) {
    try {
      return JSON.readValue(text, FrameReading.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the observer and its reader disagree", e);
    }
  }

  /** As the judgement takes them. */
  public FrameFacts facts() {
    return new FrameFacts(url, ready, detected, controls, form, withdrawn);
  }

  /** Whether it holds anything whose visibility hangs on its frame's. */
  boolean showsSomething() {
    return form.isPresent() || controls.stream().anyMatch(ControlFacts::visible);
  }

  /** The same facts, with nothing of it visible, as for a frame that can not be seen. */
  FrameReading hidden() {
    var unseen = controls.stream().map(FrameReading::hide).toList();
    return new FrameReading(
        url,
        status,
        title,
        ready,
        detected,
        unseen,
        form.map(FrameReading::hide),
        withdrawn,
        named,
        walls,
        suggested,
        settled);
  }

  private static ControlFacts hide(ControlFacts control) {
    return new ControlFacts(
        control.selector(),
        control.outline(),
        control.box(),
        false,
        false,
        Optional.empty(),
        control.place());
  }

  private static FormFacts hide(FormFacts form) {
    var fields =
        form.fields().stream()
            .map(f -> new FieldFacts(f.role(), f.outline(), f.box(), false, f.coveredBy()))
            .toList();
    return new FormFacts(form.truth(), form.box(), fields);
  }
}
