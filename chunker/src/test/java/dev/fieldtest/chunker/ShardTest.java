package dev.fieldtest.chunker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ShardTest {
  @Test
  public void parsesWhatItPrints() {
    assertEquals(Shard.parse("2/3"), new Shard(2, 3));
    assertEquals(Shard.parse("2/3").toString(), "2/3");
  }

  @DataProvider
  Object[][] noShards() {
    return new Object[][] {
      {"3/2"}, {"0/2"}, {"-1/2"}, {"1/0"}, {"1"}, {"1/2/3"}, {"a/b"}, {""}, {"1/99999999999"}
    };
  }

  @Test(dataProvider = "noShards")
  public void refusesWhatIsNoShard(String text) {
    assertThrows(IllegalArgumentException.class, () -> Shard.parse(text));
  }

  @Test
  public void eachDomainIsOnExactlyOneShard() {
    for (var i = 0; i < 500; i++) {
      var domain = domain(i);
      for (var count : new int[] {1, 2, 7, 100}) {
        assertEquals(owner(domain, count).length, 1);
      }
    }
  }

  /** Agents of different versions share one corpus, so where a domain is must never change. */
  @Test
  public void placesADomainWhereEveryReleasePlacesIt() {
    var places = IntStream.range(0, 12).map(i -> owner(domain(i), 5)[0]).toArray();
    assertEquals(places, new int[] {1, 1, 1, 1, 2, 3, 1, 4, 4, 2, 1, 2});
  }

  @Test
  public void spreadsDomainsEvenly() {
    for (var index = 1; index <= 10; index++) {
      var shard = new Shard(index, 10);
      var owned = IntStream.range(0, 10_000).filter(i -> shard.owns(domain(i))).count();
      assertTrue(owned > 850 && owned < 1150, shard + " owns " + owned);
    }
  }

  @Test
  public void oneShardMoreMovesOnlyTheDomainsThatItTakes() {
    var moved = 0;
    for (var i = 0; i < 2000; i++) {
      var before = owner(domain(i), 9)[0];
      var after = owner(domain(i), 10)[0];
      assertTrue(after == before || after == 10);
      moved += after == before ? 0 : 1;
    }
    assertTrue(moved > 120 && moved < 280, moved + " moved");
  }

  private static RegistrableDomain domain(int i) {
    return new RegistrableDomain("d" + i + ".com");
  }

  private static int[] owner(RegistrableDomain domain, int count) {
    return IntStream.rangeClosed(1, count)
        .filter(index -> new Shard(index, count).owns(domain))
        .toArray();
  }
}
