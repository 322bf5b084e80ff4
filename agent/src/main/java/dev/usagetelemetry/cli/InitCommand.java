package dev.usagetelemetry.cli;

import dev.usagetelemetry.cli.check.FirstProfile;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Writes a first profile of a vendor's own server. */
final class InitCommand extends Command {

  @Option(
      names = "--class",
      paramLabel = "NAME",
      required = true,
      description = "The class that is the server: the one with a method that starts it.")
  private String className;

  @Option(
      names = "--classpath",
      paramLabel = "JARS",
      required = true,
      description = "Its jars and folders, separated as in a class path.")
  private String classPath;

  @Override
  public Integer call() {
    Progress.show(err(), "Reading class files");
    try {
      var profile = FirstProfile.of(className, ClassPaths.places(classPath));
      Progress.done(err());
      out().print(profile);
      out().flush();
      return FINE;
    } catch (IOException notFound) {
      throw new Failed(String.valueOf(notFound.getMessage()), notFound);
    }
  }
}
