package dev.usagetelemetry.cli;

/** What the agent in a JVM can say of itself, for people. */
final class States {

  private States() {}

  static String inWords(String state) {
    return switch (state) {
      case "started" -> "The server has started.";
      case "waiting" -> "A server has started, and a higher one is waited for.";
      case "seen" ->
          "No start was seen: the server is starting, or had started before the agent came. What is"
              + " captured at the start is absent.";
      case "dormant" -> "The agent is there and has seen no server that a profile knows.";
      case "no agent" -> "That process has no agent; --attach would attach one.";
      default -> "The agent in that process gave no answer.";
    };
  }
}
