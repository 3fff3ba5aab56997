package org.fetchandrotate.url;

/// The name and password of `https://user:password@host/`. Its text shows neither.
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
