package dev.rollcall.schema;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a schema registry is reached.
 *
 * @param url where its interface begins, with a path if it has one; {@code http} or {@code https}
 * @param user the user for basic authentication, with a password
 * @param password the password for it, with a user
 * @param ca a file with the certificates that sign the registry's, in PEM; empty for those that Java trusts
 */
public record RegistryAddress(URI url, Optional<String> user, Optional<String> password, Optional<Path> ca) {
    /** Without the password. */
    @Override
    public String toString() {
        return url.toString();
    }
}
