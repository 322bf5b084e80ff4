package planted;

import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes connections and gives them back, pauses jobs and resumes them, as it is asked to. */
@Singleton
@Path("/PLANTED")
public class Resource {

  @Inject javax.sql.DataSource first;

  @Inject
  @DataSource("PLANTED-second")
  javax.sql.DataSource second;

  @Inject Scheduler scheduler;

  private final Deque<Connection> taken = new ArrayDeque<>();

  @GET
  @Path("take")
  public synchronized String take() throws SQLException {
    taken.add(first.getConnection());
    taken.add(second.getConnection());
    return "ok";
  }

  @GET
  @Path("give-back")
  public synchronized String giveBack() throws SQLException {
    while (!taken.isEmpty()) {
      taken.pop().close();
    }
    return "ok";
  }

  @GET
  @Path("pause/{job}")
  public String pause(@PathParam("job") String job) {
    scheduler.pause(job);
    return "ok";
  }

  @GET
  @Path("resume/{job}")
  public String resume(@PathParam("job") String job) {
    scheduler.resume(job);
    return "ok";
  }

  @Scheduled(identity = "PLANTED-job", every = "1h", delayed = "1h")
  void hourly() {}

  @Scheduled(identity = "PLANTED-other-job", cron = "0 0 3 * * ?")
  void nightly() {}
}
