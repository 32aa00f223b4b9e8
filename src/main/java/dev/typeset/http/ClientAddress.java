package dev.typeset.http;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Where a request comes from. Anybody can send X-Forwarded-For; only what a trusted proxy added to
 * it is believed, so it is read from its end.
 */
public final class ClientAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int NETWORK_BYTES = 8;

  /** Some proxies write the port, and IPv6 addresses in brackets or with their zone. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([0-9.]+)(?::[0-9]{1,5})?|\\[([^\\]%]+)(?:%[^\\]]*)?](?::[0-9]{1,5})?|([^%]+)(?:%.*)?");

  private final List<AddressBlock> proxies;

  /**
   * The addresses of callers behind these proxies.
   *
   * @param proxies whose X-Forwarded-For is believed
   */
  public ClientAddress(List<AddressBlock> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /** The address of the caller, as far as it can be trusted. */
  public InetAddress of(Context ctx) {
    return of(peer(ctx), Collections.list(ctx.req().getHeaders(FORWARDED_FOR)));
  }

  /**
   * By what a caller at this address is counted: of IPv6 the network of 64 bits, since who has one
   * address there mostly has them all.
   */
  public static String key(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }

  /** Whether the request was made on this machine, and no proxy had a hand in it. */
  static boolean isLocal(Context ctx) {
    return peer(ctx).isLoopbackAddress()
        && ctx.header(FORWARDED_FOR) == null
        && ctx.header("Forwarded") == null;
  }

  /**
   * The nearest one that is not a proxy of ours.
   *
   * @param lines X-Forwarded-For as it was sent; each proxy adds the address that it saw at the end
   */
  InetAddress of(InetAddress peer, List<String> lines) {
    if (proxies.isEmpty()) {
      return peer;
    }
    InetAddress nearest = peer;
    for (String entry : List.of(String.join(",", lines).split(",", -1)).reversed()) {
      Optional<InetAddress> before = isProxy(nearest) ? read(entry.strip()) : Optional.empty();
      if (before.isEmpty()) {
        return nearest;
      }
      nearest = before.get();
    }
    return nearest;
  }

  private boolean isProxy(InetAddress address) {
    return proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }

  private static InetAddress peer(Context ctx) {
    SocketAddress peer =
        ServletContextRequest.getServletContextRequest(ctx.req())
            .getConnectionMetaData()
            .getRemoteSocketAddress();
    if (peer instanceof InetSocketAddress internet) {
      return internet.getAddress();
    }
    throw new IllegalStateException("The peer has no address: " + peer);
  }

  private static Optional<InetAddress> read(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= written.groupCount(); group++) {
      String address = written.group(group);
      if (address != null) {
        return AddressBlock.address(address);
      }
    }
    return Optional.empty();
  }
}
