package dev.usagetelemetry.entry;

import java.io.PrintStream;

/** {@code java -jar usage-telemetry-agent.jar COMMAND}: the same jar as a command line. */
public final class Main {

  private static final String COMMAND_LINE = "dev.usagetelemetry.cli.Commands";

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    JavaVersionCheck version =
        new JavaVersionCheck(System.getProperty("java.specification.version"));
    if (!version.passes()) {
      System.err.println(version.message());
      Runtime.getRuntime().halt(2);
    }
    Object status =
        Class.forName(COMMAND_LINE, true, new IsolatedLoader(Premain.ownJar()))
            .getMethod("run", String[].class, PrintStream.class, PrintStream.class)
            .invoke(null, arguments, System.out, System.err);
    System.exit((Integer) status);
  }
}
