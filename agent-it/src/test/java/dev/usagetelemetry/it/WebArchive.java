package dev.usagetelemetry.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A web application without a class of its own: a page, and a JSP that opens a session for whoever
 * asks for it.
 */
public final class WebArchive {

  private static final String DESCRIPTOR =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        %s
      </web-app>
      """;

  private final Map<String, String> files = new LinkedHashMap<>();

  private WebArchive(String descriptor) {
    files.put("index.html", "hello\n");
    files.put("session.jsp", "<%= session.getId().length() > 0 ? \"opened\" : \"\" %>\n");
    files.put("WEB-INF/web.xml", DESCRIPTOR.formatted(descriptor));
  }

  /** One that runs. */
  public static WebArchive running() {
    return new WebArchive("");
  }

  /** One whose sessions may be replicated. */
  public static WebArchive distributable() {
    return new WebArchive("<distributable/>");
  }

  /** One that no server can start: it names a listener that is nowhere. */
  public static WebArchive failing() {
    return new WebArchive("<listener><listener-class>nowhere.Listener</listener-class></listener>");
  }

  /** Another file in it, such as a server's own descriptor. */
  public WebArchive with(String name, String content) {
    files.put(name, content);
    return this;
  }

  /**
   * Writes it so that a server that watches its folder never sees half of it.
   *
   * @param file its path, ends in {@code .war}
   */
  public Path write(Path file) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".part");
    try (var zip = new ZipOutputStream(Files.newOutputStream(beside))) {
      for (var entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return Files.move(beside, file);
  }

  /** Writes its files into a folder, as an application that is deployed unpacked. */
  public Path unpack(Path folder) throws IOException {
    for (var entry : files.entrySet()) {
      var file = folder.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, entry.getValue());
    }
    return folder;
  }
}
