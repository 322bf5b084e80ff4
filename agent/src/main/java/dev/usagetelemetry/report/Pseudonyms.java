package dev.usagetelemetry.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a server's own ids into ids that mean nothing outside it: HMAC-SHA-256 over the current
 * period and the id, under a key that never leaves the process. What each choice stops:
 *
 * <ul>
 *   <li><b>A keyed hash</b>, since ids are guessable ("1", a host name): without the key nobody can
 *       hash all likely ids and look ours up, nor check a guess.
 *   <li><b>The cluster's own random id as the key</b>, where it has one: its nodes agree on
 *       pseudonyms without talking to each other, while two clusters whose nodes are all called "1"
 *       have nothing in common. Else a random key, which makes pseudonyms as short-lived as the
 *       process.
 *   <li><b>Periods of 90 days</b>, counted from 1970 in UTC so that all nodes change on the same
 *       instant: nobody can follow an installation for years, and two leaked data sets of different
 *       periods cannot be joined.
 *   <li><b>A rotation of the operator's</b>, with its length before it: whoever wants to be
 *       somebody else at once need not wait for the period to end.
 *   <li><b>The period first and of fixed length</b>: no id can be made that collides with another
 *       id of another period.
 *   <li><b>122 bits of the result</b>, as a UUID of version 8 (RFC 9562, "custom"): too many for
 *       chance collisions, and honest about not being a random version 4.
 * </ul>
 */
public final class Pseudonyms {

  /** What stands for "unknown", such as the leader during an election: all zeros. */
  public static final UUID NONE = new UUID(0, 0);

  private static final String ALGORITHM = "HmacSHA256";
  private static final long PERIOD_MILLIS = Duration.ofDays(90).toMillis();
  private static final int SHORTEST_KEY_BYTES = 16;
  private static final int RANDOM_KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final Clock clock;
  private final byte[] rotation;

  /**
   * Keeps a copy of the key.
   *
   * @param key what all nodes that shall agree have in common and nobody else knows
   * @param rotation any text; another makes other pseudonyms at once, and the nodes that shall
   *     agree need the same
   * @throws IllegalArgumentException if the key has fewer than 16 bytes: such a "cluster id" is a
   *     name, and whoever guesses it can undo every pseudonym
   */
  public Pseudonyms(byte[] key, String rotation, Clock clock) {
    if (key.length < SHORTEST_KEY_BYTES) {
      throw new IllegalArgumentException("Too short for a key");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.rotation = rotation.getBytes(UTF_8);
    this.clock = clock;
  }

  /** Pseudonyms that nobody else can make, for a server without a cluster id. */
  public static Pseudonyms random(String rotation, Clock clock) {
    var key = new byte[RANDOM_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Pseudonyms(key, rotation, clock);
  }

  /** The pseudonym of an id in the current period; never {@link #NONE}. */
  public UUID of(String id) {
    var period = Math.floorDiv(clock.millis(), PERIOD_MILLIS);
    var hash = ByteBuffer.wrap(hash(period, id));
    var high = (hash.getLong() & ~0xF000L) | 0x8000L;
    var low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  private byte[] hash(long period, String id) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(period).flip());
      if (rotation.length > 0) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(rotation.length).flip());
        mac.update(rotation);
      }
      return mac.doFinal(id.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
