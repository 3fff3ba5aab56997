package org.fetchandrotate.storage;

/// The workspace or its database can't be used: trouble of the machine, not of one image. The message is one line
/// that says what, where and what to do.
public final class StorageException extends Exception {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The same trouble, met again: for a caller who wasn't the first.
    StorageException(StorageException first) {
        super(String.valueOf(first.getMessage()), first);
    }
}
