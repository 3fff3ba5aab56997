package org.fetchandrotate.imaging;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Transform;

/// Moves what an XMP packet marks in its picture, faces above all, along with the stored pixels. All is written in
/// parts of the picture's sides, from its upper left corner. Immutable.
///
/// Source: Metadata Working Group, Guidelines for Handling Image Metadata 2.0, 5.9 "Image Regions"; Microsoft,
/// "People Tagging Overview".
final class XmpRegions {
    private static final String NUMBER = "\\d{0,9}(?:\\.\\d{1,20})?";
    private static final String VALUE_START = "\\s*=\\s*[\"']|(?:\\s[^<>]*)?>";

    private final String text;
    private final Transform transform;

    /// @param transform of the stored pixels
    XmpRegions(String text, Transform transform) {
        this.text = text;
        this.transform = transform;
    }

    String moved() {
        String areas = axesMoved(text, XmpPacket.prefix(text, "http://ns.adobe.com/xmp/sType/Area#", "stArea"), true);
        String sizes = areas.contains("AppliedToDimensions")
                ? axesMoved(
                        areas, XmpPacket.prefix(text, "http://ns.adobe.com/xap/1.0/sType/Dimensions#", "stDim"), false)
                : areas;
        return rectanglesMoved(sizes);
    }

    /// What belongs to one axis has a property of its own, which becomes that of the other axis where the sides
    /// change places.
    private String axesMoved(String packet, String prefix, boolean places) {
        if (!packet.contains(prefix + ":")) {
            return packet;
        }
        Pattern axis = Pattern.compile("(?<start><|\\s)" + Pattern.quote(prefix) + ":(?<name>[xywh])(?<open>"
                + VALUE_START + ")(?<value>" + NUMBER + ")(?=\\s*[\"'<])");
        Pattern end = Pattern.compile("</" + Pattern.quote(prefix) + ":([xywh])(?=\\s*>)");
        String values = axis.matcher(packet)
                .replaceAll(found -> Matcher.quoteReplacement(found.group("start") + prefix + ":"
                        + axisName(found.group("name")) + found.group("open")
                        + (places ? place(found.group("name"), found.group("value")) : found.group("value"))));
        return end.matcher(values)
                .replaceAll(found -> Matcher.quoteReplacement("</" + prefix + ":" + axisName(found.group(1))));
    }

    private String axisName(String name) {
        if (!transform.swapsSides()) {
            return name;
        }
        return switch (name) {
            case "x" -> "y";
            case "y" -> "x";
            case "w" -> "h";
            default -> "w";
        };
    }

    /// The middle of an area along an axis.
    private String place(String name, String value) {
        boolean mirrored = name.equals("x") && transform.mirrorsX() || name.equals("y") && transform.mirrorsY();
        return mirrored && !value.isEmpty() ? fromOtherEnd(new BigDecimal(value), BigDecimal.ZERO) : value;
    }

    /// `x, y, width, height`.
    private String rectanglesMoved(String packet) {
        String prefix = XmpPacket.prefix(packet, "http://ns.microsoft.com/photo/1.2/t/Region#", "MPReg");
        if (!packet.contains(prefix + ":Rectangle")) {
            return packet;
        }
        String number = "\\s*(" + NUMBER + ")\\s*";
        return Pattern.compile("(" + Pattern.quote(prefix) + ":Rectangle(?:" + VALUE_START + "))"
                        + String.join(",", number, number, number, number) + "(?=[\"'<])")
                .matcher(packet)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + rectangle(found)));
    }

    private String rectangle(MatchResult found) {
        for (int i = 2; i <= 5; i++) {
            if (found.group(i).isEmpty()) {
                return found.group().substring(found.group(1).length());
            }
        }
        String x = edge(found.group(2), found.group(4), transform.mirrorsX());
        String y = edge(found.group(3), found.group(5), transform.mirrorsY());
        return transform.swapsSides()
                ? String.join(", ", y, x, found.group(5), found.group(4))
                : String.join(", ", x, y, found.group(4), found.group(5));
    }

    private static String edge(String start, String length, boolean mirrored) {
        return mirrored ? fromOtherEnd(new BigDecimal(start), new BigDecimal(length)) : start;
    }

    private static String fromOtherEnd(BigDecimal start, BigDecimal length) {
        return BigDecimal.ONE.subtract(start).subtract(length).toPlainString();
    }
}
