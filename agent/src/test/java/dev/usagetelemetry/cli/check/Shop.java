package dev.usagetelemetry.cli.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A server whose class files the tests check profiles against. Nothing of it is ever called. */
@SuppressWarnings({"unused", "UnusedVariable", "UnusedMethod"})
final class Shop {

  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Optional<Till> till = Optional.empty();
  private final String name = "";
  private final Till[] tills = {};

  void open(int doors) {}

  void close() {}

  String getVersion() {
    return "1.0.0";
  }

  boolean isCrowded() {
    return false;
  }

  int getMaxCustomers() {
    return 3;
  }

  Collection<Shelf> shelves() {
    return shelves.values();
  }

  Keeper keeper() {
    return new Owner();
  }

  record Shelf(String label, int size, List<String> goods) {}

  record Till(long sum) {}

  interface Keeper {}

  static final class Owner implements Keeper {
    int years() {
      return 2;
    }
  }
}
