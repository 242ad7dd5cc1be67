package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.fieldtest.extensionundertest.Leads;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.sitecorpus.LoginForm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads what a page offers for a line of the corpus: where its login form is, or what leads there.
 * A frame that does not answer within 10 s offers nothing. For one thread.
 */
record LeadReading(Tab tab, FrameWatch frames) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  /** What a frame told. */
  private record Offer(
      Optional<String> lang,
      Optional<String> username,
      Optional<String> password,
      List<Leads.Door> doors) {}

  /** Adds to what is known of the page's address. */
  Leads read(Leads known) {
    var top = offer(tab.id());
    var form = frames.showingForm();
    return new Leads(
        known.movedTo(),
        form.flatMap(this::form),
        top.flatMap(Offer::lang),
        form.isPresent() ? List.of() : top.map(Offer::doors).orElse(List.of()));
  }

  /** Empty if the fields, or the frame that they are in, have no selectors that last. */
  private Optional<LoginForm> form(String frame) {
    return offer(frame)
        .filter(offer -> offer.username().isPresent() || offer.password().isPresent())
        .flatMap(
            offer ->
                frames
                    .pathTo(frame)
                    .map(path -> new LoginForm(offer.username(), offer.password(), path)));
  }

  private Optional<Offer> offer(String frame) {
    try {
      var answer =
          tab.callFunction(frame, PageScripts.LEADS, List.of())
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return answer.isTextual()
          ? Optional.of(JSON.readValue(answer.asText(), Offer.class))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the observer and its reader disagree", e);
    }
  }
}
