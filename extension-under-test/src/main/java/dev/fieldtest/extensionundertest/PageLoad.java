package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Optional;

/** How a visit to a page went. Texts come from the page or the browser and are untrusted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "load")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PageLoad.Loaded.class, name = "loaded"),
  @JsonSubTypes.Type(value = PageLoad.NoDocument.class, name = "noDocument"),
  @JsonSubTypes.Type(value = PageLoad.Unresponsive.class, name = "unresponsive"),
  @JsonSubTypes.Type(value = PageLoad.Walled.class, name = "walled"),
  @JsonSubTypes.Type(value = PageLoad.StepFailed.class, name = "stepFailed")
})
public sealed interface PageLoad {
  /**
   * The document became interactive.
   *
   * @param url where the visit ended, after redirects
   * @param status HTTP status of the document, 0 if the browser does not tell
   * @param title the document's title
   * @param settled false if time was up while the page was still busy
   * @param leads what it says about the corpus
   */
  record Loaded(String url, int status, String title, boolean settled, Leads leads)
      implements PageLoad {
    /** A document that leads nowhere else. */
    public Loaded(String url, int status, String title, boolean settled) {
      this(url, status, title, settled, Leads.NONE);
    }

    Loaded with(Leads others) {
      return new Loaded(url, status, title, settled, others);
    }

    /** Reads logs, too, that were written before there were leads. */
    @JsonCreator
    static Loaded read(
        @JsonProperty("url") String url,
        @JsonProperty("status") int status,
        @JsonProperty("title") String title,
        @JsonProperty("settled") boolean settled,
        @JsonProperty("leads") Optional<Leads> leads) {
      return new Loaded(url, status, title, settled, leads.orElse(Leads.NONE));
    }
  }

  /** There is no document: DNS, refused, TLS, redirect loop, download, or an error status. */
  record NoDocument(String url, int status, String reason) implements PageLoad {}

  /** The page crashed, hung, or never became interactive. */
  record Unresponsive(String url, String reason) implements PageLoad {}

  /**
   * A captcha, a challenge or a block page, by the named rule.
   *
   * @param title empty in logs that were written before it was kept
   * @param movedTo where permanent redirects lead from the corpus's URL
   */
  record Walled(
      String url,
      int status,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String title,
      String rule,
      Optional<String> movedTo)
      implements PageLoad {
    @Override
    public Leads leads() {
      return new Leads(movedTo, Optional.empty());
    }
  }

  /**
   * A step of the corpus found nothing, or was refused.
   *
   * @param status of the document at which it was to be done; 0 in logs that were written before it
   *     was kept
   * @param title of that document, empty in such logs
   * @param step its position, from 1
   * @param movedTo where permanent redirects lead from the corpus's URL
   */
  record StepFailed(
      String url,
      int status,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String title,
      int step,
      String reason,
      Optional<String> movedTo)
      implements PageLoad {
    @Override
    public Leads leads() {
      return new Leads(movedTo, Optional.empty());
    }
  }

  /** Where the visit ended. */
  String url();

  /** Whether there was a page to look at. */
  default boolean showsPage() {
    return !(this instanceof NoDocument || this instanceof Unresponsive);
  }

  /** HTTP status of the document, 0 if there is none or the browser does not tell. */
  default int status() {
    return 0;
  }

  /** The document's title, empty if there is none. */
  default String title() {
    return "";
  }

  /** What the visit says about the corpus. */
  default Leads leads() {
    return Leads.NONE;
  }
}
