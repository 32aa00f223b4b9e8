package dev.typeset.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class BlockingCallsTest {
  @Test
  void areDetectedInEveryTest() {
    Mono<Object> sleeping =
        Mono.fromRunnable(BlockingCallsTest::sleep).subscribeOn(Schedulers.parallel());
    assertThatThrownBy(sleeping::block).hasCauseInstanceOf(BlockingOperationError.class);
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
