package planted;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Does something and ends. */
@EnableAutoConfiguration
public class Tool implements CommandLineRunner {

  public static void main(String... arguments) {
    var context =
        new SpringApplicationBuilder(Tool.class).web(WebApplicationType.NONE).run(arguments);
    System.exit(SpringApplication.exit(context, () -> 42));
  }

  @Override
  public void run(String... arguments) {
    System.out.println("The answer is 42");
  }
}
