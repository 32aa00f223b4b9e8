package dev.typeset.bench;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * So many requests a second, each due at a time that was fixed beforehand. Whoever is late, late it
 * is counted: a latency is from the moment at which the request was due, so that a service that
 * stands still is not asked less and does not look better for it.
 */
final class SteadyLoad {
  private static final long LONGEST_MICROS = SECONDS.toMicros(60);

  private final URI origin;
  private final Requests requests;
  private final double rate;
  private final long counted;
  private final long end;
  private final long begun = System.nanoTime();
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);

  private SteadyLoad(URI origin, Requests requests, double rate, int seconds) {
    this.origin = origin;
    this.requests = requests;
    this.rate = rate;
    // The first second is not counted.
    this.counted = begun + SECONDS.toNanos(1);
    this.end = counted + SECONDS.toNanos(seconds);
  }

  /** Runs it over so many connections; requests that find none free wait, and that counts. */
  static Figures.Steady run(
      URI origin, Requests requests, double rate, int connections, int seconds)
      throws InterruptedException {
    var load = new SteadyLoad(origin, requests, rate, seconds);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofVirtual().start(load::send));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Figures.Steady(
        rate,
        load.latencies.getValueAtPercentile(50) / 1e3,
        load.latencies.getValueAtPercentile(99) / 1e3,
        load.latencies.getMaxValue() / 1e3,
        load.failures.get());
  }

  private void send() {
    var connection = new Connection(origin);
    for (long due = due(); due < end; due = due()) {
      long wait = due - System.nanoTime();
      while (wait > 0) {
        LockSupport.parkNanos(wait);
        wait = due - System.nanoTime();
      }
      String request = requests.written(ThreadLocalRandom.current(), origin.getAuthority());
      try {
        if (connection.exchange(request) >= 400) {
          failures.incrementAndGet();
        }
      } catch (IOException e) {
        failures.incrementAndGet();
        connection.close();
      }
      if (due >= counted) {
        long micros = MICROSECONDS.convert(System.nanoTime() - due, NANOSECONDS);
        latencies.recordValue(Math.min(micros, LONGEST_MICROS));
      }
    }
    connection.close();
  }

  private long due() {
    return begun + (long) (next.getAndIncrement() * 1e9 / rate);
  }
}
