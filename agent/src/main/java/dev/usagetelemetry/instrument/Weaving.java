package dev.usagetelemetry.instrument;

import java.util.List;

/**
 * What became of the hooks of one class.
 *
 * @param placed woven in
 * @param unavailable whose method the class does not have: left out, never guessed
 */
public record Weaving(List<Hook> placed, List<Hook> unavailable) {}
