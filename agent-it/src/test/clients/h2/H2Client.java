import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/** Connects to an H2 server and runs SQL: {@code connect URL}, {@code close}, or a statement. */
public final class H2Client {

  private H2Client() {}

  public static void main(String[] unused) throws Exception {
    List<Connection> connections = new ArrayList<>();
    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      try {
        run(lines.nextLine(), connections);
        System.out.println("ok");
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
      }
    }
  }

  private static void run(String line, List<Connection> connections) throws Exception {
    if (line.startsWith("connect ")) {
      connections.add(DriverManager.getConnection(line.substring(8), "PLANTED-user", "PLANTED"));
    } else if (line.equals("close")) {
      connections.remove(connections.size() - 1).close();
    } else {
      try (var statement = connections.get(connections.size() - 1).createStatement()) {
        statement.execute(line);
      }
    }
  }
}
