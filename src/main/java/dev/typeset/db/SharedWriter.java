package dev.typeset.db;

import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody who writes, and how far it has come. */
final class SharedWriter<I, O> {
  private final SharedCaller<I, O> caller;
  private final AtomicBoolean sent;
  private volatile boolean gone;

  /**
   * A writer.
   *
   * @param sent is made true before a statement may write for them
   */
  SharedWriter(SharedCaller<I, O> caller, AtomicBoolean sent) {
    this.caller = caller;
    this.sent = sent;
  }

  I input() {
    return caller.key();
  }

  SharedCaller<I, O> caller() {
    return caller;
  }

  /** They have given up: nothing is written for them that has not begun. */
  void leave() {
    gone = true;
  }

  /**
   * A statement is about to write for them.
   *
   * @return false where it must not, as they have given up
   */
  boolean begin() {
    // In this order: whoever leaves and then finds it unsent can rely on that.
    sent.set(true);
    return !gone;
  }
}
