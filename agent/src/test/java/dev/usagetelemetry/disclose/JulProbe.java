package dev.usagetelemetry.disclose;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to the JDK's logger of our name. */
final class JulProbe extends Handler implements AutoCloseable {

  final Logger logger = Logger.getLogger("usage.telemetry");
  final List<String> texts = new ArrayList<>();
  Runnable onPublish = () -> {};

  JulProbe() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    texts.add(new SimpleFormatter().formatMessage(entry));
    onPublish.run();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
