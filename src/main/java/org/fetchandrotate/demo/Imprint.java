package org.fetchandrotate.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// Writes a line of text into an image file, where its format has a place for remarks, without touching the
/// picture. So a few drawings make hundreds of files, no two alike. Trusts the file: it is one of the program's
/// own.
final class Imprint {
    private static final int PNG_AFTER_HEADER = 8 + 25;
    private static final int WEBP_XMP_FLAG = 0x04;

    private Imprint() {}

    /// A copy of the photo's file with the text in it.
    static byte[] on(Photo photo, byte[] file, String text) {
        byte[] remark = text.getBytes(StandardCharsets.UTF_8);
        return switch (photo.contentType()) {
            case "image/jpeg" -> jpeg(file, remark);
            case "image/png" -> png(file, remark);
            case "image/gif" -> gif(file, remark);
            default -> webp(photo, file, remark);
        };
    }

    /// A COM segment after the JFIF header, which must come first (ITU-T T.81, B.2.4.5; T.871, 10.1).
    private static byte[] jpeg(byte[] file, byte[] remark) {
        int jfif = (file[3] & 0xFF) == 0xE0 ? 2 + unsignedShort(file, 4) : 0;
        ByteBuffer comment = ByteBuffer.allocate(4 + remark.length)
                .putShort((short) 0xFFFE)
                .putShort((short) (2 + remark.length))
                .put(remark);
        return insert(file, 2 + jfif, comment.array());
    }

    /// A `tEXt` chunk after `IHDR` (PNG, third edition, 11.3.3.2).
    private static byte[] png(byte[] file, byte[] remark) {
        byte[] keyword = "Comment\0".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer chunk = ByteBuffer.allocate(12 + keyword.length + remark.length)
                .putInt(keyword.length + remark.length)
                .put(ascii("tEXt"))
                .put(keyword)
                .put(remark);
        CRC32 check = new CRC32();
        check.update(chunk.array(), 4, chunk.position() - 4);
        chunk.putInt((int) check.getValue());
        return insert(file, PNG_AFTER_HEADER, chunk.array());
    }

    /// A comment extension after the global colour table (GIF89a, 24).
    private static byte[] gif(byte[] file, byte[] remark) {
        int flags = file[10];
        int colours = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        ByteBuffer comment = ByteBuffer.allocate(4 + remark.length)
                .put((byte) 0x21)
                .put((byte) 0xFE)
                .put((byte) remark.length)
                .put(remark)
                .put((byte) 0);
        return insert(file, 13 + colours, comment.array());
    }

    /// The extended format with an XMP packet at the end (RFC 9649, 2.7).
    private static byte[] webp(Photo photo, byte[] file, byte[] remark) {
        byte[] packet = xmp(remark);
        int padded = packet.length + (packet.length & 1);
        ByteBuffer whole = ByteBuffer.allocate(file.length + 18 + 8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(ascii("RIFF")).putInt(whole.capacity() - 8).put(ascii("WEBP"));
        whole.put(ascii("VP8X")).putInt(10).putInt(WEBP_XMP_FLAG);
        put24(whole, photo.width() - 1);
        put24(whole, photo.height() - 1);
        whole.put(file, 12, file.length - 12);
        whole.put(ascii("XMP ")).putInt(packet.length).put(packet);
        return whole.array();
    }

    private static byte[] xmp(byte[] remark) {
        return ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                        + "<rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:source>"
                        + new String(remark, StandardCharsets.UTF_8)
                        + "</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] insert(byte[] file, int position, byte[] addition) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(file.length + addition.length);
        whole.write(file, 0, position);
        whole.writeBytes(addition);
        whole.writeBytes(Arrays.copyOfRange(file, position, file.length));
        return whole.toByteArray();
    }

    private static void put24(ByteBuffer target, int value) {
        target.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static int unsignedShort(byte[] file, int position) {
        return ((file[position] & 0xFF) << 8) | (file[position + 1] & 0xFF);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
