package dev.typeset.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses whose first bits are the same, or a single one. Names are never looked up: only
 * what is written in figures is an address.
 *
 * @param address any of them
 * @param prefix how many bits they share
 */
public record AddressBlock(InetAddress address, int prefix) {
  private static final Pattern FIGURES =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]{2,45}");
  private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,2}");

  /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address; empty for aught else. */
  public static Optional<AddressBlock> parse(String text) {
    String[] parts = text.split("/", 2);
    return address(parts[0])
        .flatMap(address -> {
          int bits = address.getAddress().length * Byte.SIZE;
          if (parts.length == 1) {
            return Optional.of(new AddressBlock(address, bits));
          }
          return PREFIX.matcher(parts[1]).matches() && Integer.parseInt(parts[1]) <= bits
              ? Optional.of(new AddressBlock(address, Integer.parseInt(parts[1])))
              : Optional.empty();
        });
  }

  /** Reads an address; an IPv4 address is one, also where it is written as IPv6. */
  static Optional<InetAddress> address(String text) {
    try {
      return FIGURES.matcher(text).matches()
          ? Optional.of(InetAddress.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether it is one of them. */
  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    int whole = prefix / Byte.SIZE;
    int rest = Byte.SIZE - prefix % Byte.SIZE;
    return mine.length == theirs.length
        && Arrays.equals(mine, 0, whole, theirs, 0, whole)
        && (rest == Byte.SIZE || (mine[whole] & 0xff) >> rest == (theirs[whole] & 0xff) >> rest);
  }
}
