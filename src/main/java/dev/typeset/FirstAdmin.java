package dev.typeset;

import dev.typeset.core.Secret;

/**
 * The admin to begin with. Printing it shows no password.
 *
 * @param email address to sign in with
 * @param password the first password
 */
public record FirstAdmin(String email, Secret password) {}
