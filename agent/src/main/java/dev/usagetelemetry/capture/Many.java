package dev.usagetelemetry.capture;

import java.util.List;

/**
 * Several values at once, as {@code [*]} gives them. Further steps go to each, and absent ones drop
 * out.
 */
record Many(List<Object> items) {}
