package dev.usagetelemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One thing that the command line can do. Its fields are filled from the command line. */
@picocli.CommandLine.Command(
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {" 0:fine", " 1:something was found, or it could not be done", " 2:wrong usage"})
abstract class Command implements Callable<Integer> {

  /** All is well. */
  static final int FINE = ExitCode.OK;

  /** What was looked for was found, or the command could not be done. */
  static final int FOUND = ExitCode.SOFTWARE;

  /** The command was asked for wrongly. */
  static final int MISUSED = ExitCode.USAGE;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Says this.")
  boolean help;

  /** Where the answer goes. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Where what is said besides goes. */
  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  final ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The command could not be done; the message is one line for the user. */
  static final class Failed extends RuntimeException {
    Failed(String message) {
      super(message);
    }

    Failed(String message, Throwable cause) {
      super(message, cause);
    }

    /** A program that cannot be run. */
    static Failed toRun(String program, IOException failure) {
      return new Failed("\"" + program + "\" is no program that can be run here", failure);
    }

    /** A file that is not there, or is closed to this user. */
    static Failed of(FileSystemException failure) {
      var why =
          failure instanceof NoSuchFileException
              ? "there is no "
              : failure instanceof AccessDeniedException
                  ? "this user may not read or write "
                  : "cannot read or write ";
      return new Failed(why + failure.getFile(), failure);
    }
  }
}
