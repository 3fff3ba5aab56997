package org.fetchandrotate.imaging;

import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Transform;

/// An XMP packet, edited in its own text: a value is replaced where it stands, as an attribute or as an element,
/// whatever prefix its namespace is bound to; all else keeps its bytes. Immutable.
///
/// Source: XMP Specification part 1 (ISO 16684-1), 7.9 "Equivalent RDF"; part 2, tables of the namespaces `tiff`
/// and `exif`.
public final class XmpPacket {
    private static final String TIFF = "http://ns.adobe.com/tiff/1.0/";
    private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/";
    private static final String CONTAINER_ITEM = "http://ns.google.com/photos/1.0/container/item/";

    private final String text;

    private XmpPacket(String text) {
        this.text = text;
    }

    /// @param packet in UTF-8, or anything else that writes ASCII as ASCII
    public static XmpPacket of(byte[] packet) {
        // one character a byte, so that what isn't changed comes out as it was
        return new XmpPacket(new String(packet, StandardCharsets.ISO_8859_1));
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Whether it speaks of something, by a word of its own.
    public boolean mentions(String word) {
        return text.contains(word);
    }

    /// The same with another word in place of one.
    public XmpPacket with(String word, String other) {
        return new XmpPacket(text.replace(word, other));
    }

    /// The same where it states an orientation, which is what EXIF states.
    public XmpPacket withOrientation(Orientation orientation) {
        return with(TIFF, "tiff", "Orientation", _ -> orientation.exifValue());
    }

    /// The same where it states the size of the stored picture.
    ///
    /// @param width pixels
    /// @param height pixels
    public XmpPacket withPixelSize(int width, int height) {
        return with(EXIF, "exif", "PixelXDimension", _ -> width)
                .with(EXIF, "exif", "PixelYDimension", _ -> height)
                .with(TIFF, "tiff", "ImageWidth", _ -> width)
                .with(TIFF, "tiff", "ImageLength", _ -> height);
    }

    /// The same with other lengths of what follows the picture in its file, as `Container:Directory` lists it.
    ///
    /// @param lengths from the present length to the new one, in bytes
    public XmpPacket withItemLengths(LongUnaryOperator lengths) {
        return with(CONTAINER_ITEM, "Item", "Length", lengths);
    }

    /// The same with what it marks in the picture, such as faces, moved along.
    ///
    /// @param transform of the stored pixels
    public XmpPacket withRegionsMoved(Transform transform) {
        return transform == Transform.NONE ? this : new XmpPacket(new XmpRegions(text, transform).moved());
    }

    /// The same without its small pictures, which show the original.
    public XmpPacket withoutThumbnails() {
        String name = prefix(text, XMP, "xmp") + ":Thumbnails";
        StringBuilder kept = new StringBuilder();
        int from = 0;
        int start = text.indexOf("<" + name);
        while (start >= 0) {
            int end = text.indexOf("</" + name + ">", start);
            if (end < 0) {
                break;
            }
            kept.append(text, from, start);
            from = end + name.length() + 3;
            start = text.indexOf("<" + name, from);
        }
        return from == 0
                ? this
                : new XmpPacket(kept.append(text, from, text.length()).toString());
    }

    /// The prefix that a packet binds a namespace to.
    static String prefix(String packet, String namespace, String usualPrefix) {
        Matcher binding = Pattern.compile("xmlns:([\\w.-]+)\\s*=\\s*[\"']" + Pattern.quote(namespace) + "[\"']")
                .matcher(packet);
        return binding.find() ? binding.group(1) : usualPrefix;
    }

    private XmpPacket with(String namespace, String usualPrefix, String property, LongUnaryOperator value) {
        if (!text.contains(property)) {
            return this;
        }
        String name = Pattern.quote(prefix(text, namespace, usualPrefix) + ":" + property);
        Pattern places = Pattern.compile(
                "(\\b" + name + "\\s*=\\s*[\"']|<" + name + "(?:\\s[^<>]*)?>)(\\s*)(\\d{1,18})(?=\\s*[\"'<])");
        return new XmpPacket(places.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + found.group(2) + value.applyAsLong(Long.parseLong(found.group(3))))));
    }
}
