package dev.usagetelemetry.disclose;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real logging framework in a class loader of its own, as a server would have it, with its
 * configuration beside it. The jars are put there by the build.
 */
final class LoggingFramework implements AutoCloseable {

  private final URLClassLoader loader;
  private final List<Class<?>> loaded = new ArrayList<>();

  LoggingFramework(String folder, Path configuration) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(configuration.toUri().toURL());
    try (var jars = Files.newDirectoryStream(Path.of("target", "test-logging", folder), "*.jar")) {
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
      }
    }
    loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  URLClassLoader loader() {
    return loader;
  }

  /** Loads a class, as the server's own code would have by the time it has started. */
  Class<?> use(String name) throws ClassNotFoundException {
    Class<?> type = Class.forName(name, true, loader);
    loaded.add(type);
    return type;
  }

  /** What {@code Instrumentation.getAllLoadedClasses} would say. */
  Class<?>[] loaded() {
    return loaded.toArray(Class<?>[]::new);
  }

  ServerLog log(LogRoute... order) {
    return new ServerLog(loader, List.of(order), this::loaded);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
