package com.example.eventstore;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code --name=value}. */
final class OptionsParser {

  private final Map<String, String> values = new HashMap<>();

  OptionsParser(String[] args) {
    for (var arg : args) {
      var equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("Not --name=value: " + arg);
      }
      values.put(arg.substring("--".length(), equals), arg.substring(equals + 1));
    }
  }

  Options options() {
    return new Options(
        new Options.Cluster(number("cluster-size", 1), text("node-name", "node-1")),
        new Options.Application(
            Path.of(text("db", "data")),
            flag("enable-atom-pub-over-http", true),
            flag("enable-external-tcp", true),
            flag("insecure", false),
            Options.ProjectionType.valueOf(
                text("run-projections", "none").toUpperCase(Locale.ROOT))));
  }

  /** How much the database holds when the node comes up. */
  Database.Contents contents() {
    return new Database.Contents(
        number("past-epochs", 28),
        text("first-epoch-id", "b02f1ba6-98a3-473f-ade7-dcd1476b2149"),
        number("full-chunks", 2));
  }

  private int number(String name, int byDefault) {
    return Integer.parseInt(text(name, Integer.toString(byDefault)));
  }

  private boolean flag(String name, boolean byDefault) {
    return Boolean.parseBoolean(text(name, Boolean.toString(byDefault)));
  }

  private String text(String name, String byDefault) {
    return values.getOrDefault(name, byDefault);
  }
}
