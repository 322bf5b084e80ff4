package dev.usagetelemetry.profile;

import java.util.List;
import java.util.Map;

/**
 * JSON with comments, each value with the line it stands on, so that an error can name it.
 *
 * <p>Read by {@link JsoncReader} and not by Jackson: profiles of the operator's are read in
 * premain, in every tool of an image, where Jackson's parser would load 330 classes
 * (docs/decisions/0005).
 */
public sealed interface Jsonc {

  /** Line of the value's first character, from 1. */
  int line();

  record Obj(int line, Map<String, Jsonc> members) implements Jsonc {}

  record Arr(int line, List<Jsonc> items) implements Jsonc {}

  record Str(int line, String text) implements Jsonc {}

  record Num(int line, String digits) implements Jsonc {}

  record Bool(int line, boolean value) implements Jsonc {}

  record Null(int line) implements Jsonc {}
}
