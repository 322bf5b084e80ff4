package dev.usagetelemetry.disclose;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organization has decided for all its machines, whatever a product or its operator sets.
 *
 * @param mode what may happen at all
 * @param endpointOrNull the organization's own collector, with {@link Mode#REDIRECT}
 */
public record Policy(Mode mode, @Nullable Endpoint endpointOrNull) {

  /** Strictest first. */
  public enum Mode {
    /** The agent does nothing at all, and says nothing. */
    OFF,
    /** Messages are made and logged, and none is sent. */
    LOG_ONLY,
    /** Messages go to the organization's own collector and nowhere else. */
    REDIRECT
  }

  /** Whether the agent is to do nothing. */
  public boolean isOff() {
    return mode == Mode.OFF;
  }

  /** Whether nothing may be sent. */
  public boolean forbidsSending() {
    return mode != Mode.REDIRECT;
  }

  /** Where messages go instead. */
  public Optional<Endpoint> endpoint() {
    return Optional.ofNullable(endpointOrNull);
  }
}
