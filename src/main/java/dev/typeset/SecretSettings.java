package dev.typeset;

import static dev.typeset.Setting.*;

import dev.typeset.core.EmailAddress;
import dev.typeset.core.Secret;
import dev.typeset.core.SecretKey;
import dev.typeset.users.CommonPasswords;
import dev.typeset.users.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings that nobody should see. What is wrong with one is told without repeating it. */
final class SecretSettings {
  private static final Pattern SECRET_KEY =
      Pattern.compile("([A-Za-z0-9_-]{1,32}):([!-~&&[^,]]{32,})");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{16,256}");

  private SecretSettings() {}

  static List<SecretKey> secretKeys(Environment environment) {
    String text = environment.text(SECRET_KEYS);
    List<SecretKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String each : text == null ? new String[0] : text.split(",", -1)) {
      Matcher parts = SECRET_KEY.matcher(each.strip());
      String place = "has a bad key in place " + (keys.size() + 1);
      if (!parts.matches()) {
        environment.problem(
            SECRET_KEYS,
            place
                + ": write kid:key, the kid of 1 to 32 letters, digits, _ or -, the key of at least 32 printable characters");
        return List.of();
      }
      if (!ids.add(parts.group(1))) {
        environment.problem(
            SECRET_KEYS, place + ": its kid is taken by an earlier one; give each its own");
      }
      keys.add(new SecretKey(parts.group(1), parts.group(2)));
    }
    return keys;
  }

  static @Nullable FirstAdmin admin(Environment environment) {
    String email = environment.text(ADMIN_EMAIL);
    String password = environment.text(ADMIN_PASSWORD);
    if (email != null
        && (length(email) > User.EMAIL.length() || !EmailAddress.isPlausible(email))) {
      environment.problem(
          ADMIN_EMAIL, "is no address: write one such as ada@example.com, at most 255 characters");
    }
    if (password != null
        && (length(password) < User.SHORTEST_PASSWORD
            || length(password) > User.LONGEST_PASSWORD)) {
      environment.problem(ADMIN_PASSWORD, "is too short or too long: write 8 to 128 characters");
    } else if (password != null && CommonPasswords.isCommon(password)) {
      environment.problem(
          ADMIN_PASSWORD, "is one of those that everybody tries first: choose another");
    }
    if (email != null && password == null) {
      environment.problem(ADMIN_EMAIL, "is set without ADMIN_PASSWORD: set both, or neither");
    }
    if (email == null && password != null) {
      environment.problem(ADMIN_PASSWORD, "is set without ADMIN_EMAIL: set both, or neither");
    }
    return email == null || password == null ? null : new FirstAdmin(email, new Secret(password));
  }

  static @Nullable Secret metricsToken(Environment environment) {
    String token = environment.text(METRICS_TOKEN);
    if (token == null) {
      return null;
    }
    if (!TOKEN.matcher(token).matches()) {
      environment.problem(
          METRICS_TOKEN,
          "cannot be used: write 16 to 256 printable characters without spaces, such as $(openssl rand -hex 16)");
    }
    return new Secret(token);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
