package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static final ClientAddress BEHIND_PROXIES =
      new ClientAddress(
          Stream.of("127.0.0.1", "10.0.0.0/8", "2001:db8:ffff::/48")
              .map(block -> AddressBlock.parse(block).orElseThrow())
              .toList());
  private static final ClientAddress WITHOUT_PROXIES = new ClientAddress(List.of());

  @Nested
  class Of {
    @ParameterizedTest(name = "{0} with {1} is {2}: {3}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            10.0.0.1    | 198.51.100.7                         | 198.51.100.7 | the proxy saw it
            10.0.0.1    | 1.1.1.1, 198.51.100.7                | 198.51.100.7 | the first was sent by the caller
            10.0.0.1    | 127.0.0.1, 198.51.100.7              | 198.51.100.7 | so was this
            10.0.0.1    | 198.51.100.7, 10.0.0.9, 127.0.0.1    | 198.51.100.7 | three proxies in a row
            10.0.0.1    | 10.9.9.9                             | 10.9.9.9     | a proxy itself
            10.0.0.1    | 10.9.9.9, 10.8.8.8                   | 10.9.9.9     | proxies alone
            203.0.113.5 | 198.51.100.7                         | 203.0.113.5  | no proxy of ours
            203.0.113.5 | 127.0.0.1                            | 203.0.113.5  | no proxy of ours, and a bold one
            11.0.0.1    | 198.51.100.7                         | 11.0.0.1     | just outside of the block
            10.0.0.1    | ''                                   | 10.0.0.1     | nothing in it
            10.0.0.1    | ' , ,'                               | 10.0.0.1     | commas
            10.0.0.1    | unknown                              | 10.0.0.1     | RFC 7239 has such words
            10.0.0.1    | 198.51.100.7, unknown                | 10.0.0.1     | what stands before it is not believed
            10.0.0.1    | 198.51.100.7, nonsense, 10.0.0.2     | 10.0.0.2     | the last good one
            10.0.0.1    | localhost                            | 10.0.0.1     | a name
            10.0.0.1    | 1                                    | 10.0.0.1     | C would read 0.0.0.1
            10.0.0.1    | 256.1.1.1                            | 10.0.0.1     | no such address
            10.0.0.1    | 198.51.100.7:51234                   | 198.51.100.7 | with its port
            10.0.0.1    | [2001:db8::7]:443                    | 2001:db8:0:0:0:0:0:7 | in brackets
            10.0.0.1    | 2001:db8::7                          | 2001:db8:0:0:0:0:0:7 | without
            10.0.0.1    | ::ffff:198.51.100.7                  | 198.51.100.7 | IPv4 written as IPv6
            10.0.0.1    | 198.51.100.7, ::ffff:10.0.0.9        | 198.51.100.7 | a proxy written so
            2001:db8:ffff::1 | 198.51.100.7                    | 198.51.100.7 | a proxy with IPv6
            2001:db8:fffe::1 | 198.51.100.7                    | 2001:db8:fffe:0:0:0:0:1 | just outside
            ::          | 198.51.100.7                         | 0:0:0:0:0:0:0:0 | nowhere
            """)
    void believesProxiesAlone(String peer, String header, String expected, String why) {
      assertThat(BEHIND_PROXIES.of(address(peer), List.of(header)).getHostAddress())
          .as(why)
          .isEqualTo(expected);
    }

    @Test
    void joinsTheLinesOfTheHeader() {
      assertThat(
              BEHIND_PROXIES.of(
                  address("10.0.0.1"), List.of("1.1.1.1", "198.51.100.7, 10.0.0.3", "10.0.0.2")))
          .isEqualTo(address("198.51.100.7"));
    }

    @Test
    void believesNothingWhereNoProxyIsTrusted() {
      assertThat(WITHOUT_PROXIES.of(address("127.0.0.1"), List.of("198.51.100.7")))
          .isEqualTo(address("127.0.0.1"));
    }

    @Test
    void isThePeerWhereNothingWasForwarded() {
      assertThat(BEHIND_PROXIES.of(address("10.0.0.1"), List.of())).isEqualTo(address("10.0.0.1"));
    }
  }

  @Nested
  class Key {
    @Test
    void isAnIpv4AddressItself() {
      assertThat(ClientAddress.key(address("198.51.100.7"))).isEqualTo("198.51.100.7");
      assertThat(ClientAddress.key(address("::ffff:198.51.100.7"))).isEqualTo("198.51.100.7");
    }

    @Test
    void isTheNetworkOfAnIpv6Address() {
      assertThat(ClientAddress.key(address("2001:db8:1:2:3:4:5:6")))
          .isEqualTo(ClientAddress.key(address("2001:db8:1:2:ffff::1")))
          .isNotEqualTo(ClientAddress.key(address("2001:db8:1:3:3:4:5:6")));
    }
  }

  @Nested
  class Blocks {
    @ParameterizedTest
    @CsvSource({
      "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
      "10.1.2.3/8, 10.255.255.255, 11.0.0.0",
      "192.0.2.128/25, 192.0.2.128, 192.0.2.127",
      "192.0.2.4/30, 192.0.2.7, 192.0.2.8",
      "192.0.2.4/31, 192.0.2.5, 192.0.2.6",
      "192.0.2.4, 192.0.2.4, 192.0.2.5",
      "128.0.0.0/1, 255.0.0.1, 127.0.0.1",
      "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::",
      "::1, ::1, 127.0.0.1",
      "::/1, 7fff::, 10.0.0.1"
    })
    void holdTheirAddresses(String block, String inside, String outside) {
      AddressBlock addresses = AddressBlock.parse(block).orElseThrow();
      assertThat(addresses.contains(address(inside))).isTrue();
      assertThat(addresses.contains(address(outside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "localhost",
          "example.org",
          "10.0.0",
          "10",
          "10.0.0.0/",
          "10.0.0.0/0",
          "10.0.0.0/33",
          "10.0.0.0/08",
          "10.0.0.0/8/8",
          "10.0.0.0/255.0.0.0",
          "::/129",
          ":",
          "::ffff:10.0.0.0/104",
          "[::1]",
          "fe80::1%eth0",
          "10.0.0.1:80",
          " 10.0.0.1"
        })
    void areNothingElse(String text) {
      assertThat(AddressBlock.parse(text)).isEmpty();
    }
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }
}
