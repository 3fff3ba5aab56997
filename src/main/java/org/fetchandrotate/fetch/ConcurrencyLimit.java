package org.fetchandrotate.fetch;

/// How many requests may be open to one host at once: a number that the user chose, or one that is found out.
///
/// Found out: it starts at [#USUAL], what browsers open to a host, and doubles with each answer up to [#MOST]. At
/// the first sign that this is too much it falls back to the usual number for good, so that it is never worse than
/// that; at further signs it halves, and goes back to the usual number one by one as requests are answered
/// (additive increase, multiplicative decrease: RFC 5681, 3.1). A sign counts once: what was let in before the
/// number fell says nothing about the one that holds now. Thread-safe.
final class ConcurrencyLimit {
    static final int USUAL = 6;
    static final int MOST = 24;

    private final boolean isFixed;

    // all guarded by this
    private int value;
    private boolean mayRise;
    private boolean fellFromAbove;
    private int falls;
    private int answers;

    private ConcurrencyLimit(int value, boolean isFixed) {
        this.value = value;
        this.isFixed = isFixed;
        this.mayRise = !isFixed;
    }

    static ConcurrencyLimit fixed(int value) {
        return new ConcurrencyLimit(value, true);
    }

    static ConcurrencyLimit foundOut() {
        return new ConcurrencyLimit(USUAL, false);
    }

    synchronized int value() {
        return value;
    }

    /// A request was answered in a way that shows the host well.
    synchronized void answered() {
        if (mayRise) {
            value = Math.min(2 * value, MOST);
        } else if (!isFixed && value < USUAL && ++answers >= value) {
            value++;
            answers = 0;
        }
    }

    /// How often the number fell so far: what a request is let in under.
    synchronized int falls() {
        return falls;
    }

    /// A request failed in a way that a host does that has too much to do.
    ///
    /// @param letInAfter how many [#falls()] the number that let it in had seen
    /// @return whether it was let in when more requests than usual were, so that there being fewer may be all that
    ///     the
    ///         host needs
    synchronized boolean overloaded(int letInAfter) {
        if (isFixed) {
            return false;
        }
        if (letInAfter == falls) {
            fellFromAbove = value > USUAL;
            value = fellFromAbove ? USUAL : Math.max(1, value / 2);
            mayRise = false;
            falls++;
            answers = 0;
        }
        return fellFromAbove;
    }
}
