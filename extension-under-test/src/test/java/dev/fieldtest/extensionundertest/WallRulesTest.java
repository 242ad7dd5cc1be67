package dev.fieldtest.extensionundertest;

import static java.util.stream.Collectors.toSet;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fieldtest.sitecorpus.BundledSites;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class WallRulesTest {
  private static final String PAGE = "lab-walls-";
  private static final List<String> ALL = WallRules.names();

  @Test
  public void aRuleThatAsksForAHeaderHoldsOnlyWhereThatIsKnown() {
    assertEquals(WallRules.first(List.of("vercel"), Map.of()), Optional.empty());
    var other = Map.of("x-vercel-mitigated", "no");
    assertEquals(WallRules.first(List.of("vercel"), other), Optional.empty());
    var challenged = Map.of("x-vercel-mitigated", "Challenge");
    assertEquals(WallRules.first(List.of("vercel"), challenged), Optional.of("vercel"));
  }

  @Test
  public void theFirstRuleThatHoldsIsTold() {
    var met = List.of("too-many-requests", "kasada", "vercel");
    assertEquals(WallRules.first(met, Map.of()), Optional.of("kasada"));
    assertEquals(WallRules.first(List.of(), Map.of()), Optional.empty());
    assertEquals(WallRules.first(List.of("no-such-rule"), Map.of()), Optional.empty());
  }

  @Test
  public void theRulesAreAsTheirSchemaTells() {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WallRules.class.getResourceAsStream("wall-rules.schema.json"));
    assertEquals(schema.validate(WallRules.JSON, InputFormat.JSON), List.of());
    var misspelt = "[{\"name\": \"a\", \"status\": [403]}]";
    assertEquals(schema.validate(misspelt, InputFormat.JSON).size(), 1);
  }

  @Test
  public void eachRuleHasAPageInTheLabThatIsNamedAfterIt() {
    var ids =
        BundledSites.load(List.of(BundledSites.LAB)).corpus().sites().stream()
            .map(site -> site.id().value())
            .filter(id -> id.startsWith(PAGE))
            .map(id -> id.substring(PAGE.length()))
            .collect(toSet());
    assertEquals(new HashSet<>(ALL).size(), ALL.size(), "no name stands twice");
    assertTrue(
        ids.containsAll(ALL), ALL.stream().filter(rule -> !ids.contains(rule)).toList() + "");
  }
}
