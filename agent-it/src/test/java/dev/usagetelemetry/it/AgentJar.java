package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an agent jar of one of the example programs. */
final class AgentJar {

  private AgentJar() {}

  /**
   * Written into a directory.
   *
   * @param libraries that the agent needs, beside itself
   */
  static Path of(String premainClass, Path directory, Path... libraries) throws IOException {
    var jar = Files.createDirectories(directory).resolve(premainClass + ".jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", premainClass);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(libraries)
                .map(library -> directory.relativize(library).toString())
                .collect(Collectors.joining(" ")));
    var name = premainClass.replace('.', '/') + ".class";
    try (var from = new JarFile(Built.jar("example-programs.jar").toFile());
        var to = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      to.putNextEntry(new JarEntry(name));
      from.getInputStream(from.getJarEntry(name)).transferTo(to);
      to.closeEntry();
    }
    return jar;
  }
}
