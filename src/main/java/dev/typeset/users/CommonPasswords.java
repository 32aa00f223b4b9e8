package dev.typeset.users;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that everybody tries first. They come from the list of 30,000 that the library
 * zxcvbn (MIT License) carries, ranked by how often they occur in leaked collections. 11,611 of
 * them are long enough to be sent at all, which covers the 10,000 that OWASP ASVS 2.1.7 asks for.
 * Read when first asked, and about a megabyte from then on.
 */
public final class CommonPasswords {
  private CommonPasswords() {}

  /** Whether it is one of them, without regard to case. */
  public static boolean isCommon(String password) {
    return password.length() >= User.SHORTEST_PASSWORD
        && Loaded.ALL.contains(password.toLowerCase(Locale.ROOT));
  }

  /** How many there are. */
  static int count() {
    return Loaded.ALL.size();
  }

  private static final class Loaded {
    static final Set<String> ALL = load();

    private static Set<String> load() {
      try {
        return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
            .filter(password -> password.length() >= User.SHORTEST_PASSWORD)
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException("The list of common passwords cannot be read", e);
      }
    }
  }
}
