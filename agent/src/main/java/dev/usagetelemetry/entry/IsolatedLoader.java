package dev.usagetelemetry.entry;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads everything but this package, so that no class of ours or of our libraries can meet one of
 * the host's.
 *
 * <p>How it hides: the agent jar lies on the host's class path, where any class in it could be
 * found. Therefore all classes but those of {@code entry} are stored below {@code agent/} with the
 * ending {@code .classdata}, which no other loader takes for a class. Libraries keep their own
 * package names; there is nothing to relocate.
 *
 * <p>How it is shielded: the parent is the platform loader, so the host's class path is invisible
 * from here, and the host's Jackson is never ours.
 *
 * <p>Under a SecurityManager (OpenSearch 2 installs one after premain) our classes need rights of
 * their own: the protection domain has all permissions, and callbacks run privileged.
 *
 * <p>The jar is opened without signature verification, which is slow before the JIT compiler has
 * started, and is kept open: the JVM holds the same file open for its own class path anyway.
 */
final class IsolatedLoader extends ClassLoader {

  private static final String PREFIX = "agent/";
  private static final String CLASS_SUFFIX = ".classdata";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final URL location;
  private final ProtectionDomain domain;

  IsolatedLoader(File file) throws IOException {
    super(platformLoader());
    this.jar = new JarFile(file, false);
    this.location = file.toURI().toURL();
    Permissions everything = new Permissions();
    everything.add(new AllPermission());
    this.domain =
        new ProtectionDomain(
            new CodeSource(location, (Certificate[]) null), everything, this, null);
  }

  /**
   * The last ancestor of the system loader. {@code getPlatformClassLoader} came with Java 9, and to
   * call it by reflection makes the JVM load a hundred classes to look at its annotations.
   */
  private static ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = read(name.replace('.', '/') + CLASS_SUFFIX);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  protected URL findResource(String name) {
    if (jar.getEntry(PREFIX + name) == null) {
      return null;
    }
    try {
      return new URL("jar:" + location + "!/" + PREFIX + name);
    } catch (MalformedURLException impossible) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL only = findResource(name);
    return only == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(only));
  }

  private byte[] read(String name) throws IOException {
    ZipEntry entry = jar.getEntry(PREFIX + name);
    if (entry == null) {
      return null;
    }
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      int filled = 0;
      while (filled < bytes.length) {
        int more = in.read(bytes, filled, bytes.length - filled);
        if (more < 0) {
          throw new IOException("The agent jar ends in the middle of an entry");
        }
        filled += more;
      }
    }
    return bytes;
  }
}
