import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Scanner;

/**
 * Talks to the web service of a Pulsar in the same network: {@code GET PATH}, {@code PUT PATH},
 * {@code DELETE PATH}.
 */
public final class PulsarUser {

  private PulsarUser() {}

  public static void main(String[] address) {
    var client = HttpClient.newHttpClient();
    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      try {
        var words = lines.nextLine().split(" ");
        var request =
            HttpRequest.newBuilder(URI.create(address[0] + words[1]))
                .method(words[0], BodyPublishers.noBody())
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        System.out.println(
            answer.statusCode() < 300 ? "ok" : "failed: " + answer.statusCode() + answer.body());
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
      }
    }
  }
}
