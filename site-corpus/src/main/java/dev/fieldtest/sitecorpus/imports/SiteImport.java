package dev.fieldtest.sitecorpus.imports;

import dev.fieldtest.sitecorpus.GrowingCorpus;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings the addresses of files into a corpus, each once. Not thread-safe. */
public final class SiteImport {
  /** Some password managers write all addresses of an entry into one cell. */
  private static final Pattern NEXT = Pattern.compile("[,\\s]+(?=https?://)");

  private final GrowingCorpus corpus;
  private final int most;
  private final List<URI> taken = new ArrayList<>();

  /**
   * @param corpus takes the addresses
   * @param most how many to take at most, of all files together
   */
  public SiteImport(GrowingCorpus corpus, int most) {
    this.corpus = corpus;
    this.most = most;
  }

  /** The addresses that were taken so far, of all files. */
  public List<URI> taken() {
    return List.copyOf(taken);
  }

  /**
   * Takes the addresses of a file: of a domain, its root by https; of what is somebody's own, the
   * address without query and fragment.
   *
   * @throws UnusableImportException if the file can not be read for what it is
   */
  public ImportedFile take(Path file) throws UnusableImportException {
    Listing listing = ImportReader.read(file);
    AddressReader reader = new AddressReader(listing.kind());
    Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    int taken = 0;
    for (String text : listing.texts()) {
      List<String> addresses =
          listing.kind() == ImportKind.PASSWORDS ? List.of(NEXT.split(text)) : List.of(text);
      for (String address : addresses) {
        Optional<LeftOut> why = take(reader.read(address));
        why.ifPresent(each -> leftOut.merge(each, 1, Integer::sum));
        taken += why.isEmpty() ? 1 : 0;
      }
    }
    return new ImportedFile(file, listing.kind().toString(), taken, named(leftOut));
  }

  private Optional<LeftOut> take(Address address) {
    if (address instanceof Address.None none) {
      return Optional.of(none.why());
    }
    URI url = ((Address.Page) address).url();
    if (corpus.placeOf(url).isPresent()) {
      return Optional.of(corpus.took(url) ? LeftOut.TWICE : LeftOut.IN_CORPUS);
    }
    if (corpus.size() >= most) {
      return Optional.of(LeftOut.BEYOND_LIMIT);
    }
    corpus.add(url);
    taken.add(url);
    return Optional.empty();
  }

  private static Map<String, Integer> named(Map<LeftOut, Integer> leftOut) {
    Map<String, Integer> named = new LinkedHashMap<>();
    leftOut.forEach((why, count) -> named.put(why.toString(), count));
    return named;
  }
}
