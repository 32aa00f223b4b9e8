package dev.typeset.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A way to a database that can be cut and mended: while it is cut, nobody listens and every
 * connection is gone. It counts the round trips.
 */
public final class Proxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger roundTrips = new AtomicInteger();
  private volatile @Nullable ServerSocket listener;

  /** A way that is cut at first. */
  public Proxy(String host, int port) {
    this.target = new InetSocketAddress(host, port);
    try (var free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** How often a client sent something, in one go, and the server then answered. */
  public int roundTrips() {
    return roundTrips.get();
  }

  public void mend() {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      listener = socket;
      Thread.ofVirtual().start(() -> accept(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void cut() {
    var socket = listener;
    listener = null;
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(Proxy::end);
    sockets.clear();
  }

  @Override
  public void close() {
    cut();
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        var server = new Socket(target.getAddress(), target.getPort());
        sockets.add(client);
        sockets.add(server);
        var asked = new AtomicBoolean();
        Thread.ofVirtual().start(() -> pump(client, server, () -> asked.set(true)));
        Thread.ofVirtual().start(() -> pump(server, client, () -> answer(asked)));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(AtomicBoolean asked) {
    if (asked.getAndSet(false)) {
      roundTrips.incrementAndGet();
    }
  }

  /** Tells of bytes before it passes them on. */
  private static void pump(Socket from, Socket to, Runnable seen) {
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = from.getInputStream().read(buffer); n >= 0; ) {
        seen.run();
        to.getOutputStream().write(buffer, 0, n);
        n = from.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // Either side went away, which is what ends a pump.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
