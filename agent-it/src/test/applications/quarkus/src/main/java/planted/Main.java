package planted;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Serves, as most applications do; or waits in a program of its own; or is a tool that ends. */
@QuarkusMain
public class Main {

  public static void main(String... arguments) {
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "tool" -> Quarkus.run(Tool.class, arguments);
      case "waiting" -> Quarkus.run(Waiting.class, arguments);
      default -> Quarkus.run(arguments);
    }
  }

  public static class Tool implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
      System.out.println("The answer is 42");
      return 42;
    }
  }

  public static class Waiting implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
      Quarkus.waitForExit();
      return 0;
    }
  }
}
