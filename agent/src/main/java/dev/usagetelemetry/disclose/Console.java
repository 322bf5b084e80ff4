package dev.usagetelemetry.disclose;

/**
 * Standard error. Never standard output, which scripts parse; and whatever {@code System.err} is at
 * the time, since the server may have put a stream of its own there.
 */
public final class Console implements Log {

  @Override
  public boolean info(String text) {
    try {
      System.err.println(text);
      return true;
    } catch (Throwable fromTheServersStream) {
      return false;
    }
  }
}
