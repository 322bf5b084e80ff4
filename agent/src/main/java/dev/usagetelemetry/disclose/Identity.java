package dev.usagetelemetry.disclose;

import java.util.Locale;

/**
 * Who collects what, as the disclosure names them.
 *
 * @param product the product as its users call it, such as {@code Apache Kafka}
 * @param company who collects
 * @param moreInformation the URL to read on at
 * @param optOutVariable the environment variable that an operator sets to opt out
 */
public record Identity(
    String product, String company, String moreInformation, String optOutVariable) {

  /** Holds that every fact of the disclosure is there. */
  public Identity {
    requireText(product, "product");
    requireText(company, "company");
    requireText(moreInformation, "more-information");
    requireText(optOutVariable, "opt-out-variable");
  }

  /**
   * The variable for a product, {@code <PRODUCT>_TELEMETRY_OPTOUT} in upper snake case: {@code
   * kafka} gives {@code KAFKA_TELEMETRY_OPTOUT}, {@code my server} gives {@code
   * MY_SERVER_TELEMETRY_OPTOUT}. One that would begin with a digit, which no shell lets anyone set,
   * begins with an underscore.
   *
   * @throws IllegalArgumentException when the product has no letter or digit of ASCII
   */
  public static String optOutVariableOf(String product) {
    StringBuilder name = new StringBuilder();
    for (char c : product.toUpperCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        name.append(c);
      } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
        name.append('_');
      }
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a product needs a letter or digit to name a variable");
    }
    if (name.charAt(name.length() - 1) == '_') {
      name.setLength(name.length() - 1);
    }
    if (name.charAt(0) <= '9') {
      name.insert(0, '_');
    }
    return name.append("_TELEMETRY_OPTOUT").toString();
  }

  private static void requireText(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
  }
}
