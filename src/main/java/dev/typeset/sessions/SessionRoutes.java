package dev.typeset.sessions;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import dev.typeset.http.Api;
import dev.typeset.http.Call;
import dev.typeset.http.Nothing;
import dev.typeset.http.ProblemType;
import dev.typeset.http.Query;
import dev.typeset.http.RateLimits;
import dev.typeset.http.RateLimits.Policy;
import dev.typeset.http.Visitor;
import dev.typeset.users.Credentials;
import dev.typeset.users.Passwords;
import dev.typeset.users.UserRepository;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The HTTP of sign-ins: where tokens come from, and how they end. */
public final class SessionRoutes {
  private final SessionRepository sessions;
  private final UserRepository users;
  private final Passwords passwords;
  private final RateLimits limits;

  public SessionRoutes(
      SessionRepository sessions, UserRepository users, Passwords passwords, RateLimits limits) {
    this.sessions = sessions;
    this.users = users;
    this.passwords = passwords;
    this.limits = limits;
  }

  public void register(Api api) {
    api.post(BASE + "/auth/token")
        .open()
        .summary("Signs in with a password, or goes on with a refresh token")
        .form(TokenRequest.class, TokenRequest::from)
        .statements(4)
        .problems(
            ProblemType.INVALID_GRANT,
            ProblemType.UNSUPPORTED_GRANT_TYPE,
            ProblemType.TOO_MANY_REQUESTS)
        .value(Session.Tokens.class, this::tokens);

    api.post(BASE + "/auth/revoke")
        .signedIn()
        .summary("Signs out: ends the sign-in that the request came with")
        .statements(1)
        .problems(ProblemType.NOT_FOUND)
        .done(call -> sessions.delete(call.caller().session(), call.caller()));

    api.get(BASE + "/users/me/sessions")
        .signedIn()
        .summary("The sign-ins of the caller, the newest first")
        .query(Query::page)
        .statements(1)
        .page(Session.class, call -> sessions.list(call.caller(), call.query()));

    api.delete(BASE + "/users/me/sessions/{id}")
        .signedIn()
        .summary("Ends a sign-in of the caller")
        .statements(1)
        .done(call -> sessions.delete(call.id(), call.caller()));
  }

  private Mono<Session.Tokens> tokens(Call<Nothing, TokenRequest> call) {
    return switch (call.body()) {
      case TokenRequest.Password(String username, Secret password) ->
          signIn(call.visitor(), username, password.text());
      case TokenRequest.Refresh(Token shown) -> {
        limits.count(Policy.CALLER, call.visitor().address());
        yield goOn(shown);
      }
      case TokenRequest.Unsupported _ ->
          throw new Problem.UnsupportedGrantType(
                  "The grant_type must be password or refresh_token.")
              .raise();
    };
  }

  /** An unknown address takes the same way, and so the same time, as a wrong password. */
  private Mono<Session.Tokens> signIn(Visitor visitor, String username, String password) {
    limits.count(Policy.SIGN_IN_BY_ADDRESS, visitor.address());
    return users
        .findCredentials(username)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(found -> attempt(found, visitor, username, password))
        .switchIfEmpty(
            Mono.error(() ->
                refused("The address or the password is wrong, or the account is not active.")));
  }

  private Mono<Session.Tokens> attempt(
      Optional<Credentials> found, Visitor visitor, String username, String password) {
    String account = found.map(Credentials::account).orElseGet(() -> folded(username));
    limits.count(Policy.SIGN_IN_BY_ACCOUNT, account);
    return passwords
        .verify(password, found.map(shown -> shown.hash().text()).orElse(null))
        .flatMap(verdict ->
            verdict == Passwords.Verdict.WRONG || !found.orElseThrow().isActive()
                ? Mono.<Session.Tokens>empty()
                : begin(found.orElseThrow(), verdict, visitor, password))
        // Of an account only what was wrong counts: neither what went well nor what we failed at.
        .doOnNext(_ -> limits.giveBack(Policy.SIGN_IN_BY_ACCOUNT, account))
        .doOnError(_ -> limits.giveBack(Policy.SIGN_IN_BY_ACCOUNT, account));
  }

  /**
   * The same for all spellings that PostgreSQL's lower() takes for one: it maps each character by
   * itself, as in İ to i, where String.toLowerCase may make two of one.
   */
  private static String folded(String username) {
    return username
        .codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Mono<Session.Tokens> begin(
      Credentials shown, Passwords.Verdict verdict, Visitor visitor, String password) {
    Token access = Token.access();
    Token refresh = Token.refresh();
    Mono<Optional<String>> hash =
        verdict == Passwords.Verdict.RIGHT_BUT_OUTDATED
            ? passwords.hash(password).map(Optional::of)
            : Mono.just(Optional.empty());
    return hash.flatMap(
            anew -> sessions.create(shown, anew.orElse(null), visitor.agent(), access, refresh))
        .filter(begun -> begun)
        .map(_ -> tokens(access, refresh));
  }

  private Mono<Session.Tokens> goOn(Token shown) {
    Token access = Token.access();
    Token refresh = Token.refresh();
    return sessions
        .update(shown, access, refresh)
        .filter(goesOn -> goesOn)
        .map(_ -> tokens(access, refresh))
        .switchIfEmpty(
            Mono.error(() ->
                refused(
                    "The refresh token is not known, was used already or has expired. Sign in again.")));
  }

  private static Session.Tokens tokens(Token access, Token refresh) {
    return new Session.Tokens(access.text(), "Bearer", TokenRows.ACCESS_SECONDS, refresh.text());
  }

  private static Failure refused(String detail) {
    return new Problem.InvalidGrant(detail).raise();
  }
}
