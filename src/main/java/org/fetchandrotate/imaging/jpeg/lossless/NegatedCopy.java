package org.fetchandrotate.imaging.jpeg.lossless;

import org.fetchandrotate.imaging.jpeg.file.EntropyData;

/// A copy of entropy-coded data in which coefficients are negated without being decoded: the bits of a value −x are
/// those of x inverted (T.81, F.1.2.1.1), so no code changes, nor its length. Single-threaded.
final class NegatedCopy {
    private final long negated;

    /// 64 bits a word. Words of their own, since reading unaligned from where one has just written makes the
    /// processor wait for the writing.
    private final long[] words;

    /// @param negated the coefficients that change their sign, by zigzag index
    NegatedCopy(EntropyData data, long negated) {
        this.negated = negated;
        this.words = data.words();
    }

    /// The data, 64 bits a word, the first one uppermost. Not to be changed.
    long[] words() {
        return words;
    }

    /// Inverts the `size` bits before bit number `end` if the coefficient of zigzag index `k` changes its sign.
    void negate(int end, int size, int k) {
        int first = end - size;
        int word = first >>> 6;
        // the bits, uppermost
        long bits = -(negated >>> k & 1) << 1 << 63 - size;
        words[word] ^= bits >>> (first & 63);
        words[word + 1] ^= bits << 1 << 63 - (first & 63);
    }

    /// Inverts one bit if the coefficient of zigzag index `k` changes its sign.
    void negateSign(int bit, int k) {
        words[bit >>> 6] ^= (negated >>> k & 1) << 63 - (bit & 63);
    }
}
