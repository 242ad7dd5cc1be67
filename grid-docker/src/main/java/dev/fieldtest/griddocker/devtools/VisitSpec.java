package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.sitecorpus.LoginForm;
import java.util.List;
import java.util.Optional;

/** Writes down for the observer of a frame what it is to look for. */
public final class VisitSpec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Visit visit;
  private final InjectionContract contract;
  private final Optional<LoginForm> form;

  public VisitSpec(Visit visit, InjectionContract contract) {
    this(visit, contract, visit.site().form());
  }

  private VisitSpec(Visit visit, InjectionContract contract, Optional<LoginForm> form) {
    this.visit = visit;
    this.contract = contract;
    this.form = form;
  }

  /** Selectors of the iframes that the corpus's form lies in. */
  List<String> formFrame() {
    return form.map(LoginForm::frame).orElse(List.of());
  }

  /**
   * The same visit, to judge the form of one field, as where a control stands for a step's field.
   *
   * @param frame selectors of the iframes that it lies in
   */
  VisitSpec forField(String selector, List<String> frame) {
    var form = new LoginForm(Optional.of(selector), Optional.empty(), frame);
    return new VisitSpec(visit, contract, Optional.of(form));
  }

  /**
   * The specification for one frame.
   *
   * @param holdsForm whether it is the frame that the corpus's form is in
   */
  public String forFrame(boolean holdsForm) {
    var spec = JSON.createObjectNode();
    spec.put("expect", visit.site().expect().name());
    spec.put("control", !visit.kind().withExtension());
    spec.put("elsewhere", form.isPresent() && !holdsForm);
    contract.readyMarker().ifPresent(marker -> spec.put("readyMarker", marker));
    contract.injected().forEach(spec.putArray("injected")::add);
    contract.detected().forEach(spec.putArray("detected")::add);
    form.filter(unused -> holdsForm).ifPresent(known -> put(known, spec.putObject("form")));
    try {
      return JSON.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a specification is JSON", e);
    }
  }

  private static void put(LoginForm form, ObjectNode spec) {
    form.username().ifPresent(selector -> spec.put("username", selector));
    form.password().ifPresent(selector -> spec.put("password", selector));
  }
}
