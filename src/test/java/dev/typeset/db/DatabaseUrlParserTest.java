package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.db.DatabaseUrl.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlParserTest {

  @TempDir Path folder;

  @Test
  void takesEveryPart() {
    assertThat(
            DatabaseUrl.parse(
                "postgresql://ada:s3cret@db.example:6432/typeset?sslmode=disable&connect_timeout=3"))
        .isEqualTo(
            new DatabaseUrl(
                "ada",
                "s3cret",
                "db.example",
                6432,
                "typeset",
                Map.of(Parameter.SSLMODE, "disable", Parameter.CONNECT_TIMEOUT, "3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ada@db/typeset",
        "postgresql://ada:@db:5432/typeset",
        "postgresql://ada@db/typeset?"
      })
  void takesTheShortForms(String text) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(new DatabaseUrl("ada", null, "db", 5432, "typeset", Map.of()));
  }

  @Test
  void decodesEachPart() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql://a%40da:s%2F%3A%3F%23%40%25%C3%A4+:x@db/my%20%2Fdata?application_name=a%26b%3Dc");
    assertThat(url.user()).isEqualTo("a@da");
    assertThat(url.password()).isEqualTo("s/:?#@%ä+:x");
    assertThat(url.database()).isEqualTo("my /data");
    assertThat(url.parameters()).containsEntry(Parameter.APPLICATION_NAME, "a&b=c");
  }

  @ParameterizedTest
  @CsvSource({
    "[::1], ::1",
    "[2001:db8::7], 2001:db8::7",
    "10.0.0.1, 10.0.0.1",
    "db-1.internal, db-1.internal"
  })
  void takesNamesAndAddresses(String written, String host) {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://ada@" + written + ":6432/typeset");
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.address()).isEqualTo(written + ":6432/typeset");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://" + written + ":6432/typeset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://ada:s3cret@db/typeset | must start with postgresql://",
        "mysql://ada:s3cret@db/typeset | must start with postgresql://",
        "POSTGRESQL://ada:s3cret@db/typeset | must start with postgresql://",
        "postgresql://db/typeset | has no user",
        "postgresql://:s3cret@db/typeset | has no user",
        "postgresql:///typeset | has no user",
        "postgresql://ada:s3cret@/typeset | has no host",
        "postgresql://ada:s3cret@db | has no database name",
        "postgresql://ada:s3cret@db/ | has no database name",
        "postgresql://ada:s3cret@db?sslmode=require | has no database name",
        "postgresql://ada:s3cret@db/type/set | has a / in the database name",
        "postgresql://ada:s3cret@db:0/typeset | has a bad port",
        "postgresql://ada:s3cret@db:65536/typeset | has a bad port",
        "postgresql://ada:s3cret@db:543x/typeset | has a bad port",
        "postgresql://ada:s3cret@db:/typeset | has a bad port",
        "postgresql://ada:s3cret@db1,db2/typeset | names several hosts",
        "postgresql://ada:s3cret@d_b!/typeset | is no name or address",
        "postgresql://ada:s3cret@::1/typeset | has no host",
        "postgresql://ada:s3cret@[db]/typeset | no IPv6 address",
        "postgresql://ada:s3c@ret@db/typeset | more than one @",
        "postgresql://ada:s3/cret@db/typeset | bare / or ?",
        "postgresql://ada:s3?cret@db/typeset | bare / or ?",
        "postgresql://ada:s3#cret@db/typeset | bare #",
        "postgresql://ada:s3%cret@db/typeset | percent-encoding in the password",
        "postgresql://ada:s3%ffcret@db/typeset | percent-encoding in the password",
        "postgresql://ada:s3%00cret@db/typeset | percent-encoding in the password",
        "postgresql://ada:s3 cret@db/typeset | has a space",
        "postgresql://ada:s3ücret@db/typeset | beyond ASCII",
        "postgresql://ada:s3cret@db/typeset?sslmode=none | bad sslmode: write one of disable",
        "postgresql://ada:s3cret@db/typeset?sslmode | not name=value",
        "postgresql://ada:s3cret@db/typeset?sslmode=require& | not name=value",
        "postgresql://ada:s3cret@db/typeset?sslmode=require&sslmode=require | says sslmode twice",
        "postgresql://ada:s3cret@db/typeset?password=s3cret | the parameter password, which is not taken: those that are, are sslmode",
        "postgresql://ada:s3cret@db/typeset?s3cret!=1 | has a parameter, which is not taken",
        "postgresql://ada:s3cret@db/typeset?SSLMODE=require | the parameter SSLMODE, which is not taken",
        "postgresql://ada:s3cret@db/typeset?connect_timeout=0 | bad connect_timeout",
        "postgresql://ada:s3cret@db/typeset?connect_timeout=2s | bad connect_timeout",
        "postgresql://ada:s3cret@db/typeset?application_name=%0A | bad application_name",
        "postgresql://ada:s3cret@db/typeset?pooler=session | bad pooler",
        "postgresql://ada:s3cret@db/typeset?sslmode=verify-full&sslrootcert=/no/such/file | cannot be read",
        "postgresql://ada:s3cret@db/typeset?sslcert=%2e | cannot be read",
      })
  void namesThePartAndTheFixAndNeverThePassword(String text, String reason) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("s3")
        .hasMessageNotContaining("cret");
  }

  @Test
  void refusesCertificatesThatWouldNotBeUsed() throws IOException {
    String file = Files.createFile(folder.resolve("one.pem")).toString();
    String url = "postgresql://ada@db/typeset?";
    assertThatThrownBy(() -> DatabaseUrl.parse(url + "sslrootcert=" + file))
        .hasMessageContaining("add sslmode=verify-full");
    assertThatThrownBy(() -> DatabaseUrl.parse(url + "sslcert=" + file))
        .hasMessageContaining("say both");
    assertThatThrownBy(
            () -> DatabaseUrl.parse(url + "sslmode=disable&sslcert=" + file + "&sslkey=" + file))
        .hasMessageContaining("never sends");
    assertThatThrownBy(
            () -> DatabaseUrl.parse(url + "sslmode=verify-ca&sslcert=" + file + "&sslkey=" + file))
        .hasMessageContaining("say sslrootcert");
  }
}
