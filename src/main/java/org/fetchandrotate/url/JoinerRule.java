package org.fetchandrotate.url;

import java.util.function.IntUnaryOperator;

/// Where the invisible joiners may stand: behind a virama, and the one that keeps letters apart also between
/// letters that would join.
///
/// Source: RFC 5892, appendix A.1 "ZERO WIDTH NON-JOINER" and A.2 "ZERO WIDTH JOINER"; UTS 46, 4.1, CheckJoiners.
final class JoinerRule {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private JoinerRule() {}

    private static final class Table {
        static final UnicodeTable JOINING = UnicodeTable.load("idna-joining.txt");
        static final UnicodeTable VIRAMAS = UnicodeTable.load("idna-viramas.txt");
    }

    static boolean holds(String label) {
        int[] codePoints = label.codePoints().toArray();
        for (int index = 0; index < codePoints.length; index++) {
            boolean joiner = codePoints[index] == JOINER;
            boolean nonJoiner = codePoints[index] == NON_JOINER;
            if ((joiner || nonJoiner)
                    && !isBehindVirama(codePoints, index)
                    && !(nonJoiner && isBetweenJoining(codePoints, index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBehindVirama(int[] codePoints, int index) {
        return index > 0 && Table.VIRAMAS.rangeOf(codePoints[index - 1]).isPresent();
    }

    private static boolean isBetweenJoining(int[] codePoints, int index) {
        return "LD".contains(firstOpaque(codePoints, index, at -> at - 1))
                && "RD".contains(firstOpaque(codePoints, index, at -> at + 1));
    }

    /// The joining type of the nearest character that isn't transparent; `U` if there is none or it doesn't join.
    private static String firstOpaque(int[] codePoints, int start, IntUnaryOperator next) {
        for (int at = next.applyAsInt(start); at >= 0 && at < codePoints.length; at = next.applyAsInt(at)) {
            String type = Table.JOINING
                    .rangeOf(codePoints[at])
                    .flatMap(UnicodeTable.Range::value)
                    .orElse("U");
            if (!type.equals("T")) {
                return type;
            }
        }
        return "U";
    }
}
