package org.fetchandrotate.desktop.history;

import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.model.Proof;

/// The icon that says what was proved of a copy.
final class Badge {
    private Badge() {}

    static Icons of(Proof proof) {
        if (proof.kind() == Proof.Kind.DIFFERENT) {
            return Icons.DIFFERENT;
        }
        return proof.kind().isExact() ? Icons.PROVED : Icons.CLOSE;
    }
}
