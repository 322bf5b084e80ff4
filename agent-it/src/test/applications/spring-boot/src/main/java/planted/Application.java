package planted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes connections and gives them back, and starts itself anew, as it is asked to. */
@SpringBootApplication
@EnableScheduling
@RestController
@RequestMapping("/PLANTED")
public class Application {

  private final ConfigurableApplicationContext context;
  private final ApplicationArguments arguments;
  private final DataSource source;
  private final Deque<Connection> taken = new ArrayDeque<>();

  Application(
      ConfigurableApplicationContext context, ApplicationArguments arguments, DataSource source) {
    this.context = context;
    this.arguments = arguments;
    this.source = source;
  }

  /** Serves, or with {@code tool} does something and ends. */
  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("tool")) {
      Tool.main(arguments);
    } else {
      SpringApplication.run(Application.class, arguments);
    }
  }

  @GetMapping("/take")
  synchronized String take() throws SQLException {
    taken.add(source.getConnection());
    return "ok";
  }

  @GetMapping("/give-back")
  synchronized String giveBack() throws SQLException {
    while (!taken.isEmpty()) {
      taken.pop().close();
    }
    return "ok";
  }

  /** As frameworks do for a part of an application. */
  @GetMapping("/child")
  String openAndCloseChild() {
    var child = new GenericApplicationContext(context);
    child.refresh();
    child.close();
    return "ok";
  }

  @GetMapping("/restart")
  String restart() {
    var thread = new Thread(this::closeAndRun, "restarting");
    thread.setDaemon(false); // or the JVM would end with the last thread of the old server
    thread.start();
    return "ok";
  }

  private void closeAndRun() {
    context.close();
    main(arguments.getSourceArgs());
  }

  @Scheduled(fixedDelay = 3_600_000)
  void hourly() {}

  @Scheduled(cron = "0 0 3 * * *")
  void nightly() {}
}
