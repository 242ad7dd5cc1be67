package dev.fieldtest.reports;

/**
 * How two runs did on the same sites.
 *
 * @param both how many sites passed in both
 * @param onlyNow how many passed only in the later one
 * @param onlyBase how many passed only in the earlier one
 * @param neither how many passed in neither
 */
public record PairedRates(int both, int onlyNow, int onlyBase, int neither) {
  /** The quantile of the normal distribution for 95 %. */
  private static final double Z = 1.959963984540054;

  /** An interval of the difference of two rates, later minus earlier, each from -1 to 1. */
  public record Interval(double low, double high) {}

  public int sites() {
    return both + onlyNow + onlyBase + neither;
  }

  /** The later pass rate minus the earlier one; 0 if there is no site. */
  public double difference() {
    return sites() == 0 ? 0 : (double) (onlyNow - onlyBase) / sites();
  }

  /**
   * The 95 % confidence interval of the difference, by method 10 of R. G. Newcombe, "Improved
   * confidence intervals for the difference between binomial proportions based on paired data",
   * Statistics in Medicine 17 (1998), 2635-2650: Wilson's score intervals of both rates, combined
   * under the correlation of the pairs. It holds for few sites and for rates near 1, too, where the
   * textbook interval has no width. Without any site, all that is known is -1 to 1.
   */
  public Interval interval() {
    if (sites() == 0) {
      return new Interval(-1, 1);
    }
    var now = Wilson.of(both + onlyNow, sites());
    var base = Wilson.of(both + onlyBase, sites());
    var phi = correlation();
    return new Interval(
        Math.max(-1, difference() - distance(now.below(), base.above(), phi)),
        Math.min(1, difference() + distance(now.above(), base.below(), phi)));
  }

  private static double distance(double one, double other, double phi) {
    return Math.sqrt(one * one - 2 * phi * one * other + other * other);
  }

  private double correlation() {
    var margins =
        (double) (both + onlyNow) * (onlyBase + neither) * (both + onlyBase) * (onlyNow + neither);
    var product = (double) both * neither - (double) onlyNow * onlyBase;
    var corrected = product > 0 ? Math.max(product - sites() / 2.0, 0) : product;
    return margins == 0 ? 0 : corrected / Math.sqrt(margins);
  }

  /** How far Wilson's interval reaches below and above a rate. */
  private record Wilson(double below, double above) {
    static Wilson of(int passed, int sites) {
      var rate = (double) passed / sites;
      var middle = 2 * passed + Z * Z;
      var spread = Z * Math.sqrt(Z * Z + 4 * passed * (1 - rate));
      var whole = 2 * (sites + Z * Z);
      return new Wilson(rate - (middle - spread) / whole, (middle + spread) / whole - rate);
    }
  }
}
