package org.fetchandrotate.imaging.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A plain PNG writer and reader for tests, which shares nothing with the code under test.
final class PngFixture {
    static final int[][] KINDS = {
        {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8}, {4, 8}, {4, 16},
        {6, 8}, {6, 16}
    };
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int[][] GRID = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };
    private static final int[][] WHOLE = {{0, 0, 1, 1}};

    private PngFixture() {}

    /// A chunk by name, its CRC checked.
    record Chunk(String name, byte[] data) {}

    static int channels(int colourType) {
        return new int[] {1, 0, 3, 1, 2, 0, 4}[colourType];
    }

    static Chunk header(int width, int height, int bitDepth, int colourType, boolean interlaced) {
        ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
        data.put((byte) bitDepth).put((byte) colourType).put((byte) 0).put((byte) 0);
        return new Chunk("IHDR", data.put((byte) (interlaced ? 1 : 0)).array());
    }

    static Chunk palette(int bitDepth) {
        byte[] data = new byte[3 << bitDepth];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 37);
        }
        return new Chunk("PLTE", data);
    }

    static Chunk chunk(String name, String text) {
        return new Chunk(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The least file that holds these samples, a random filter on each line.
    static byte[] image(PngSamples samples, int bitDepth, int colourType, boolean interlaced, Random random) {
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(header(samples.width(), samples.height(), bitDepth, colourType, interlaced));
        if (colourType == 3) {
            chunks.add(palette(bitDepth));
        }
        chunks.add(new Chunk("IDAT", compress(samples, bitDepth, interlaced, random)));
        chunks.add(new Chunk("IEND", new byte[0]));
        return file(chunks);
    }

    static byte[] file(List<Chunk> chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        for (Chunk chunk : chunks) {
            byte[] name = chunk.name().getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(name);
            crc.update(chunk.data());
            ByteBuffer bytes = ByteBuffer.allocate(12 + chunk.data().length);
            bytes.putInt(chunk.data().length).put(name).put(chunk.data()).putInt((int) crc.getValue());
            out.writeBytes(bytes.array());
        }
        return out.toByteArray();
    }

    static byte[] compress(PngSamples samples, int bitDepth, boolean interlaced, Random random) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        int step = Math.max(1, bitDepth * samples.channels() / 8);
        for (int[] pass : interlaced ? GRID : WHOLE) {
            if (pass[0] >= samples.width() || pass[1] >= samples.height()) {
                continue;
            }
            byte[] above = {};
            for (int y = pass[1]; y < samples.height(); y += pass[3]) {
                byte[] line = pack(samples, y, pass[0], pass[2], bitDepth);
                above = above.length == 0 ? new byte[line.length] : above;
                int filter = random.nextInt(5);
                raw.write(filter);
                for (int i = 0; i < line.length; i++) {
                    raw.write(line[i] - prediction(filter, line, above, i, step));
                }
                above = line;
            }
        }
        return deflate(raw.toByteArray());
    }

    static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] buffer = new byte[raw.length + 1000];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    private static byte[] pack(PngSamples samples, int y, int left, int across, int bitDepth) {
        StringBuilder bits = new StringBuilder();
        for (int x = left; x < samples.width(); x += across) {
            for (int c = 0; c < samples.channels(); c++) {
                String value = Integer.toBinaryString(samples.at(x, y, c));
                bits.append("0".repeat(bitDepth - value.length())).append(value);
            }
        }
        bits.append("0".repeat((8 - bits.length() % 8) % 8));
        byte[] line = new byte[bits.length() / 8];
        for (int i = 0; i < line.length; i++) {
            line[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return line;
    }

    private static int prediction(int filter, byte[] line, byte[] above, int i, int step) {
        int a = i < step ? 0 : line[i - step] & 0xFF;
        int b = above[i] & 0xFF;
        int c = i < step ? 0 : above[i - step] & 0xFF;
        int p = a + b - c;
        int nearest = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
        return switch (filter) {
            case 0 -> 0;
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            default -> nearest == Math.abs(p - a) ? a : nearest == Math.abs(p - b) ? b : c;
        };
    }

    /// All chunks of a file; fails on a wrong CRC or anything after IEND.
    static List<Chunk> chunks(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        byte[] signature = new byte[8];
        bytes.get(signature);
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw new AssertionError("no signature");
        }
        List<Chunk> chunks = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] data = new byte[bytes.getInt()];
            byte[] name = new byte[4];
            bytes.get(name);
            bytes.get(data);
            CRC32 crc = new CRC32();
            crc.update(name);
            crc.update(data);
            if ((int) crc.getValue() != bytes.getInt()) {
                throw new AssertionError("CRC of " + new String(name, StandardCharsets.US_ASCII));
            }
            chunks.add(new Chunk(new String(name, StandardCharsets.US_ASCII), data));
        }
        if (!chunks.getLast().name().equals("IEND")) {
            throw new AssertionError("no IEND");
        }
        return chunks;
    }

    /// The data of the only chunk of that name.
    static byte[] data(byte[] file, String name) {
        List<Chunk> found =
                chunks(file).stream().filter(chunk -> chunk.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " chunks " + name);
        }
        return found.getFirst().data();
    }

    static List<String> names(byte[] file) {
        return chunks(file).stream().map(Chunk::name).toList();
    }

    /// Decodes a file's IDAT.
    static PngSamples decode(byte[] file) {
        ByteBuffer header = ByteBuffer.wrap(data(file, "IHDR"));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        chunks(file).stream()
                .filter(chunk -> chunk.name().equals("IDAT"))
                .forEach(chunk -> compressed.writeBytes(chunk.data()));
        return decode(header.array(), header.getInt(), header.getInt(), compressed.toByteArray());
    }

    /// Decodes the image data of a frame; fails if there is too little, too much or a wrong check value.
    static PngSamples decode(byte[] header, int width, int height, byte[] compressed) {
        int bitDepth = header[8];
        int channels = channels(header[9]);
        boolean interlaced = header[12] == 1;
        PngSamples samples = new PngSamples(width, height, channels, new int[width * height * channels]);
        byte[] raw = inflate(compressed, (width + 15) * (height + 15) * 8 * 3 + 1000);
        int at = 0;
        int step = Math.max(1, bitDepth * channels / 8);
        for (int[] pass : interlaced ? GRID : WHOLE) {
            if (pass[0] >= width || pass[1] >= height) {
                continue;
            }
            int pixels = (width - pass[0] + pass[2] - 1) / pass[2];
            byte[] above = new byte[(pixels * channels * bitDepth + 7) / 8];
            for (int y = pass[1]; y < height; y += pass[3]) {
                int filter = raw[at++];
                byte[] line = new byte[above.length];
                for (int i = 0; i < line.length; i++) {
                    line[i] = (byte) (raw[at++] + prediction(filter, line, above, i, step));
                }
                unpack(line, samples, y, pass, bitDepth);
                above = line;
            }
        }
        if (at != raw.length) {
            throw new AssertionError(raw.length - at + " bytes too much");
        }
        return samples;
    }

    private static void unpack(byte[] line, PngSamples samples, int y, int[] pass, int bitDepth) {
        StringBuilder bits = new StringBuilder();
        for (byte value : line) {
            bits.append(Integer.toBinaryString(value & 0xFF | 0x100), 1, 9);
        }
        int at = 0;
        for (int x = pass[0]; x < samples.width(); x += pass[2]) {
            for (int c = 0; c < samples.channels(); c++) {
                samples.values()[(y * samples.width() + x) * samples.channels() + c] =
                        Integer.parseInt(bits.substring(at, at + bitDepth), 2);
                at += bitDepth;
            }
        }
        if (bits.indexOf("1", at) >= 0) {
            throw new AssertionError("spare bits are set");
        }
    }

    private static byte[] inflate(byte[] compressed, int limit) {
        Inflater inflater = new Inflater();
        inflater.setInput(compressed);
        byte[] raw = new byte[limit];
        try {
            int length = inflater.inflate(raw);
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new AssertionError("zlib stream doesn't end where its chunks do");
            }
            return Arrays.copyOf(raw, length);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }
}
