package dev.typeset.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PassWord",
        "12345678",
        "password1",
        "iloveyou",
        "QWERTYUIOP",
        "purple69"
      })
  void areCommon(String password) {
    assertThat(CommonPasswords.isCommon(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse battery", "pässword", "password ", "", "123456"})
  void areNotWhatFewUse(String password) {
    assertThat(CommonPasswords.isCommon(password)).isFalse();
  }

  @Test
  void areTenThousandThatAreLongEnough() {
    assertThat(CommonPasswords.count()).isEqualTo(11_611);
  }
}
