package org.fetchandrotate.fetch;

/// A page, and by what its server can tell whether it still has the same.
///
/// @param validators empty if the server gave none, or wants the page kept nowhere
public record KeptPage(Validators validators, PageBody body) {}
