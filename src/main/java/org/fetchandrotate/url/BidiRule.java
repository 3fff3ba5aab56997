package org.fetchandrotate.url;

import java.util.List;
import java.util.Set;

/// What keeps a domain readable that has letters written from right to left.
///
/// Source: RFC 5893, 2 "The Bidi Rule"; UTS 46, 4.1, CheckBidi.
final class BidiRule {
    private static final Set<Byte> RIGHT_TO_LEFT = Set.of(
            Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
            Character.DIRECTIONALITY_ARABIC_NUMBER);

    private static final Set<Byte> IN_BOTH = Set.of(
            Character.DIRECTIONALITY_EUROPEAN_NUMBER,
            Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
            Character.DIRECTIONALITY_OTHER_NEUTRALS,
            Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
            Character.DIRECTIONALITY_NONSPACING_MARK);

    private BidiRule() {}

    /// @param labels in Unicode; none counts unless one of them has a character that is written from right to left
    static boolean holds(List<String> labels) {
        boolean bidi =
                labels.stream().flatMap(label -> directions(label).stream()).anyMatch(RIGHT_TO_LEFT::contains);
        return !bidi || labels.stream().map(BidiRule::directions).allMatch(BidiRule::holdsFor);
    }

    private static List<Byte> directions(String label) {
        return label.codePoints().mapToObj(Character::getDirectionality).toList();
    }

    private static boolean holdsFor(List<Byte> label) {
        if (label.isEmpty()) {
            return true;
        }
        return switch (label.getFirst()) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> isLeftToRight(label);
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                isRightToLeft(label);
            default -> false;
        };
    }

    private static boolean isLeftToRight(List<Byte> label) {
        byte last = lastBase(label);
        return label.stream()
                        .allMatch(direction ->
                                direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || IN_BOTH.contains(direction))
                && (last == Character.DIRECTIONALITY_LEFT_TO_RIGHT || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER);
    }

    private static boolean isRightToLeft(List<Byte> label) {
        byte last = lastBase(label);
        boolean mixedNumbers = label.contains(Character.DIRECTIONALITY_EUROPEAN_NUMBER)
                && label.contains(Character.DIRECTIONALITY_ARABIC_NUMBER);
        return label.stream().allMatch(direction -> RIGHT_TO_LEFT.contains(direction) || IN_BOTH.contains(direction))
                && (RIGHT_TO_LEFT.contains(last) || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER)
                && !mixedNumbers;
    }

    /// The direction of the last character that is no mark on another.
    private static byte lastBase(List<Byte> label) {
        int last = label.size() - 1;
        while (last > 0 && label.get(last) == Character.DIRECTIONALITY_NONSPACING_MARK) {
            last--;
        }
        return label.get(last);
    }
}
