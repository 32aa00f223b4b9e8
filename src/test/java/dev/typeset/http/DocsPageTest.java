package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.typeset.testing.Browser;
import dev.typeset.testing.BrowserPage;
import dev.typeset.testing.Given;
import dev.typeset.testing.TestApp;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the API, as a real browser shows it. */
class DocsPageTest {
  private static final String POST = ".opblock-post:has([data-path$='/posts']) ";

  private static TestApp app;
  private static String origin;

  private static Browser browser;
  private static BrowserPage page;

  @BeforeAll
  static void start() {
    assumeTrue(Browser.isInstalled(), "No Chromium is installed: apt-get install chromium");
    app = TestApp.start();
    origin = "http://127.0.0.1:" + app.app().port();
    browser = Browser.start();
    page = browser.page();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (app != null) {
      app.close();
    }
  }

  @AfterEach
  void isContentAndAsksNobodyElse() {
    assertThat(page.complaints()).isEmpty();
    assertThat(page.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(origin + "/") || url.startsWith("data:"));
  }

  @Test
  void signsInAndTriesARouteOut() throws IOException {
    page.open(origin + "/docs");
    signIn();
    page.click(POST + ".opblock-summary-control");
    String title = Given.unique("Tried out ");
    page.type(POST + "textarea.body-param__text", Given.json("title", title, "content", "By hand"));
    page.click(POST + "button.execute");

    String answer = POST + ".live-responses-table ";
    page.until(read(answer + ".response .response-col_status") + ".startsWith('201')");
    page.until(read(answer + ".highlight-code") + ".includes('\"title\": \"" + title + "\"')");
    assertThat(page.evaluate(read(POST + ".request-snippets")).asText())
        .contains("curl -X 'POST'", origin + "/api/v1/posts", title);
    assertThat(app.http().get("/posts").text()).contains(title);
  }

  @Test
  void explainsAProblem() {
    page.open(origin + "/problems");
    page.click("a[href='/problems/taken']");
    page.until("document.title === 'The value is taken'");
    page.until("getComputedStyle(document.querySelector('pre')).overflowX === 'auto'");
  }

  /** By the button that Swagger UI has for the password grant. */
  private static void signIn() {
    String email = Given.email();
    Given.id(app.http().post("/users", Given.json("email", email, "password", Given.PASSWORD)));
    page.click("button.authorize");
    page.type("#oauth_username", email);
    page.type("#oauth_password", Given.PASSWORD);
    page.click(".auth-btn-wrapper button.authorize");
    page.until(read(".modal-ux .auth-btn-wrapper") + ".includes('Logout')");
    page.click(".modal-ux .btn-done");
  }

  private static String read(String selector) {
    return "(document.querySelector(\"" + selector + "\")?.innerText ?? '')";
  }
}
