package dev.usagetelemetry.capture;

/**
 * The server answered a reading with an exception, or with something that cannot be read that way.
 * Not for what is merely absent, which is null. The message never holds anything of the server's.
 */
public final class ReadingFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ReadingFailed(String reason) {
    // No cause and no stack: a server's exception carries names, paths and addresses.
    super(reason, null, false, false);
  }
}
