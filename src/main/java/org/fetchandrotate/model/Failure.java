package org.fetchandrotate.model;

/// Expected trouble with one page or image, as a value.
///
/// @param reason the kind, for programs
/// @param detail one line for people, in English, without line breaks: what was met, with numbers and units
public record Failure(FailureReason reason, String detail) {}
