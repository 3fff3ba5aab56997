package org.fetchandrotate.storage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// Something that [WorkspaceCheck] found: a file and the history don't say the same.
///
/// @param path the file
/// @param detail one line for people
/// @param imageId the row it is about, if there is one
public record Finding(Kind kind, Path path, String detail, OptionalLong imageId) {
    /// What is wrong.
    public enum Kind {
        /// The history has it, the disk doesn't.
        MISSING,
        /// It isn't what the history says, or can't be read.
        CHANGED,
        /// A rotated copy that, rotated back, isn't its original.
        DIFFERENT,
        /// The disk has it, the history doesn't.
        ORPHANED,
        /// What a program that was killed left behind; the next run removes it.
        HALF_WRITTEN;

        /// The word used on the command line and in JSON.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
