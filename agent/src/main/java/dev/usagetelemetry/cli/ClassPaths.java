package dev.usagetelemetry.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class path as people write it. */
final class ClassPaths {

  private ClassPaths() {}

  /**
   * Its jars and folders; {@code folder/*} stands for all jars of a folder.
   *
   * @throws Command.Failed when one is not there
   */
  static List<Path> places(String classPath) {
    var places = new ArrayList<Path>();
    for (var place : classPath.split(File.pathSeparator, -1)) {
      if (!place.isEmpty()) {
        var path = Path.of(place.endsWith("*") ? place.substring(0, place.length() - 1) : place);
        if (!Files.exists(path)) {
          throw new Command.Failed("there is no " + path);
        }
        places.add(path);
      }
    }
    return places;
  }
}
