import org.apache.ignite.services.Service;

/** A service that does nothing, for the test to deploy. */
public final class PlantedService implements Service {
  private static final long serialVersionUID = 1;
}
