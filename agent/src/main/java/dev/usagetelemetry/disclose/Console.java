package dev.usagetelemetry.disclose;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Standard error. Never standard output, which scripts parse. */
public final class Console implements Log {

  private final Supplier<PrintStream> stream;

  private Console(Supplier<PrintStream> stream) {
    this.stream = stream;
  }

  /**
   * Whatever {@code System.err} is at the time: the server may have put a stream of its own there.
   */
  public static Console ofTheServer() {
    return new Console(() -> System.err);
  }

  /** The process's own, wherever the server leads {@code System.err}. */
  public static Console ofTheProcess() {
    var own = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    return new Console(() -> own);
  }

  @Override
  public boolean info(String text) {
    try {
      stream.get().println(text);
      return true;
    } catch (Throwable fromTheServersStream) {
      return false;
    }
  }
}
