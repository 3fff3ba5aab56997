package org.fetchandrotate.engine;

/// What workers, and the user, tell the [Coordinator].
sealed interface Message {
    record PageRead(int site, PageReader.Page page) implements Message {}

    record ImageSettled(ImageJob job, ImageResult result) implements Message {}

    /// A worker was interrupted and left nothing behind.
    record Abandoned() implements Message {}

    /// A worker met trouble that no other image could escape.
    record Broken(String what, Exception cause) implements Message {}

    /// The user's wish changed.
    record WishChanged() implements Message {}
}
