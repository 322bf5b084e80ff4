package com.example.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Starts a node. Prints {@code started}, then {@code done} or {@code error: ...} for each command
 * on standard input, and ends at {@code stop} or SIGTERM. The end of the input is not the end of
 * the node, so that it can run in the background.
 */
public final class Main {

  private Main() {}

  /** The options are {@code --name=value}. */
  public static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println("Example Event Store " + Version.number());
      return;
    }
    var parser = new OptionsParser(args);
    var node = new Node(parser.options(), parser.contents());
    logTo(node.options().application().dataDirectory().resolveSibling("log"));
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
    node.start();
    System.out.println("started");

    var stopped = new CountDownLatch(1);
    var commands = new Thread(() -> obeyCommands(new Console(node), stopped), "commands");
    commands.setDaemon(true);
    commands.start();
    stopped.await();
  }

  private static void obeyCommands(Console console, CountDownLatch stopped) {
    try (var input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        if (line.equals("stop")) {
          stopped.countDown();
          return;
        }
        System.out.println(answer(console, line));
      }
    } catch (IOException gone) {
      System.err.println("No more commands: " + gone);
    }
  }

  private static String answer(Console console, String line) {
    try {
      console.obey(line);
      return "done";
    } catch (RuntimeException refused) {
      return "error: " + refused.getMessage();
    }
  }

  /** The diagnostic log, which is java.util.logging's; the console is left for the commands. */
  private static void logTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    var file = new FileHandler(directory.resolve("eventstore.log").toString());
    file.setFormatter(new SimpleFormatter());
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(file);
    Logger.getLogger(Main.class.getName()).info("Example Event Store " + Version.number());
  }
}
