package org.fetchandrotate.fetch;

/// Whether asking again soon may fare better.
enum Retry {
    AGAIN,
    NEVER
}
