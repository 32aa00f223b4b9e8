package dev.typeset.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one request cost the database: put into the Reactor context by whoever wants to know. */
public final class Cost {
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  private volatile boolean shared;

  /** One more statement was sent. */
  public void addStatement() {
    statements.incrementAndGet();
  }

  /** So many more were. */
  public void addStatements(int more) {
    statements.addAndGet(more);
  }

  /** A unit of work took so long, the wait for a connection included. */
  public void addNanos(long more) {
    nanos.addAndGet(more);
  }

  /** A unit of work came along with another request's statement. */
  public void share() {
    shared = true;
  }

  /** Whether any unit of work did. */
  public boolean isShared() {
    return shared;
  }

  /** How many statements were sent; BEGIN, COMMIT and checks of a connection are not counted. */
  public int statements() {
    return statements.get();
  }

  /** Milliseconds in all units of work. */
  public double millis() {
    return nanos.get() / 1e6;
  }
}
