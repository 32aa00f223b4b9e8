package dev.typeset.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.ServerConnector;

/** A port that is taken. Who connects waits until a server is started on it. */
public final class Port implements AutoCloseable {
  /** Java's own 50 are fewer than what a crowd opens at once, and the others are reset. */
  private static final int WAITING_CONNECTIONS = 1_024;

  private final ServerSocketChannel channel;

  private Port(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a port.
   *
   * @param number 0 picks one
   * @throws UncheckedIOException where the port or the host cannot be had
   */
  public static Port take(String host, int number) {
    try {
      return new Port(bind(new InetSocketAddress(host, number)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its number. */
  public int number() {
    return channel.socket().getLocalPort();
  }

  /** Lets it go; whoever waits is turned away. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  void open(ServerConnector connector) {
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
    if (address.isUnresolved()) {
      throw new UnknownHostException("no machine has this name");
    }
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      return channel.bind(address, WAITING_CONNECTIONS);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
