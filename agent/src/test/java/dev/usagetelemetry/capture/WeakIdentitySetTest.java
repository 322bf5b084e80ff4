package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeakIdentitySetTest {

  /** Claims to equal everything, and breaks when it is asked for its hash. */
  private static final class Hostile {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Hostile;
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("never to be called");
    }
  }

  private final WeakIdentitySet set = new WeakIdentitySet();

  @Test
  void objects_are_told_apart_by_identity() {
    var one = new Hostile();
    var two = new Hostile();
    set.add(one);
    set.add(one);
    set.add(two);
    assertThat(set.living()).hasSize(2);
    set.remove(one);
    assertThat(set.living()).hasSize(1).allMatch(living -> living == two);
    assertThat(set.contains(two)).isTrue();
    assertThat(set.contains(one)).isFalse();
  }

  @Test
  void what_nobody_else_holds_is_gone() {
    var kept = new Hostile();
    set.add(kept);
    set.add(new Hostile());
    await()
        .until(
            () -> {
              System.gc();
              return set.living().size() == 1;
            });
    assertThat(set.living().get(0)).isSameAs(kept);
  }
}
