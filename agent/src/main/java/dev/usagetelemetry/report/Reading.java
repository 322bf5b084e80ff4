package dev.usagetelemetry.report;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * How to read one part of the message.
 *
 * @param name the key in the message
 * @param read empty if the server has no such subsystem; may throw, or never return
 */
public record Reading(String name, Callable<Optional<Part>> read) {}
