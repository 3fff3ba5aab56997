package org.fetchandrotate.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// What a page offers, in little memory: most of a long page's candidates are never asked for, but each of a
/// million would take some 300 bytes. The first few lie as they are; those behind them in blocks that are
/// packed, of which a few are unpacked when one of them is wanted: the next are likely to be wanted next.
/// Unmodifiable; for one thread.
final class PackedCandidates extends AbstractList<ImageCandidate> implements RandomAccess {
    /// How many lie as they are: as many as a website is asked for, if a thousand share a run of some ten thousand.
    static final int HEAD = 32;

    /// How many lie in one block.
    static final int BLOCK = 128;

    /// How many are unpacked at once, and stay so until others are.
    static final int WINDOW = 8;

    private static final FoundAs[] WAYS = FoundAs.values();

    private final List<ImageCandidate> head;
    private final List<byte[]> rest;
    private final int size;
    private List<ImageCandidate> window = List.of();
    private int windowStart;

    private PackedCandidates(List<ImageCandidate> head, List<byte[]> rest, int size) {
        this.head = head;
        this.rest = rest;
        this.size = size;
    }

    static PackedCandidates of(List<ImageCandidate> all) {
        int first = Math.min(all.size(), HEAD);
        return new PackedCandidates(
                List.copyOf(all.subList(0, first)), blocks(all.subList(first, all.size())), all.size());
    }

    /// These and what comes behind them. Full blocks stay as they are.
    PackedCandidates with(List<ImageCandidate> added) {
        if (size <= HEAD) {
            return of(Stream.concat(head.stream(), added.stream()).toList());
        }
        int full = (size - HEAD) / BLOCK;
        List<ImageCandidate> last = new ArrayList<>(full == rest.size() ? List.of() : unpack(rest.get(full), 0, BLOCK));
        last.addAll(added);
        List<byte[]> all = new ArrayList<>(rest.subList(0, full));
        all.addAll(blocks(last));
        return new PackedCandidates(head, all, size + added.size());
    }

    private static List<byte[]> blocks(List<ImageCandidate> candidates) {
        List<byte[]> blocks = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += BLOCK) {
            blocks.add(pack(candidates.subList(from, Math.min(candidates.size(), from + BLOCK))));
        }
        return blocks;
    }

    @Override
    public ImageCandidate get(int index) {
        if (index < HEAD) {
            return head.get(index);
        }
        Objects.checkIndex(index, size);
        if (index < windowStart || index >= windowStart + window.size()) {
            int within = (index - HEAD) % BLOCK;
            window = unpack(rest.get((index - HEAD) / BLOCK), within, within + WINDOW);
            windowStart = index;
        }
        return window.get(index - windowStart);
    }

    @Override
    public int size() {
        return size;
    }

    /// The addresses, taken from here when they are asked for.
    List<WebUrl> urls() {
        return new Urls(this);
    }

    private static byte[] pack(List<ImageCandidate> candidates) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(candidates.size());
            for (ImageCandidate candidate : candidates) {
                write(out, candidate.url().toString());
                out.writeInt(candidate.fallbacks().size());
                for (WebUrl fallback : candidate.fallbacks()) {
                    write(out, fallback.toString());
                }
                out.writeInt(candidate.foundAs().ordinal());
                write(out, candidate.altText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no trouble of its own
        }
        return bytes.toByteArray();
    }

    /// @param from the first that is wanted
    /// @param to behind the last; fewer come where the block ends
    private static List<ImageCandidate> unpack(byte[] bytes, int from, int to) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes))))) {
            int end = Math.min(in.readInt(), to);
            List<ImageCandidate> candidates = new ArrayList<>(end - from);
            for (int number = 0; number < end; number++) {
                Packed packed = Packed.read(in);
                if (number >= from) {
                    candidates.add(packed.unpack());
                }
            }
            return candidates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One as it lies in a block: to make addresses of texts takes most of the time.
    private record Packed(String url, List<String> fallbacks, int foundAs, String altText) {
        static Packed read(DataInputStream in) throws IOException {
            String url = text(in);
            int count = in.readInt();
            List<String> fallbacks = new ArrayList<>(count);
            for (int number = 0; number < count; number++) {
                fallbacks.add(text(in));
            }
            return new Packed(url, fallbacks, in.readInt(), text(in));
        }

        private static String text(DataInputStream in) throws IOException {
            char[] text = new char[in.readInt()];
            for (int at = 0; at < text.length; at++) {
                text[at] = in.readChar();
            }
            return new String(text);
        }

        ImageCandidate unpack() {
            return new ImageCandidate(
                    parsed(url), fallbacks.stream().map(Packed::parsed).toList(), WAYS[foundAs], altText);
        }

        private static WebUrl parsed(String text) {
            return FileUrl.parseListed(text).orElseThrow(() -> new IllegalStateException("no address: " + text));
        }
    }

    /// As it is, halves of characters included, which UTF-8 would lose.
    private static void write(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static final class Urls extends AbstractList<WebUrl> implements RandomAccess {
        private final PackedCandidates candidates;

        Urls(PackedCandidates candidates) {
            this.candidates = candidates;
        }

        @Override
        public WebUrl get(int index) {
            return candidates.get(index).url();
        }

        @Override
        public int size() {
            return candidates.size();
        }
    }
}
