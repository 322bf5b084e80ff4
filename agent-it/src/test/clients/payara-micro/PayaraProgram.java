import fish.payara.micro.PayaraMicro;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;

/**
 * A program with a Payara Micro in it, which takes the options of its command line. Lines on
 * standard input: {@code deploy FILE}, {@code undeploy NAME}.
 */
public final class PayaraProgram {

  private PayaraProgram() {}

  public static void main(String[] options) throws Exception {
    PayaraMicro.main(options);
    var runtime = PayaraMicro.getInstance().getRuntime();
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var words = line.split(" ", 2);
      switch (words[0]) {
        case "deploy" -> runtime.deploy(new File(words[1]));
        case "undeploy" -> runtime.undeploy(words[1]);
        default -> throw new IllegalArgumentException(line);
      }
    }
  }
}
