package org.fetchandrotate.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
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
/// packed, and unpacked when one of theirs is wanted. Unmodifiable; for one thread.
final class PackedCandidates extends AbstractList<ImageCandidate> implements RandomAccess {
    /// How many lie as they are: as many as a website is asked for, if a thousand share a run of some ten thousand.
    static final int HEAD = 32;

    /// How many lie in one block.
    static final int BLOCK = 128;

    private static final FoundAs[] WAYS = FoundAs.values();

    private final List<ImageCandidate> head;
    private final List<byte[]> rest;
    private final int size;
    private int unpackedBlock = -1;

    /// Weak, so that what was looked at once takes no memory for ever.
    private WeakReference<List<ImageCandidate>> unpacked = new WeakReference<>(List.of());

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
        List<ImageCandidate> last = new ArrayList<>(full == rest.size() ? List.of() : block(full));
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
        return index < HEAD ? head.get(index) : block((index - HEAD) / BLOCK).get((index - HEAD) % BLOCK);
    }

    @Override
    public int size() {
        return size;
    }

    /// The addresses, taken from here when they are asked for.
    List<WebUrl> urls() {
        return new Urls(this);
    }

    private List<ImageCandidate> block(int number) {
        List<ImageCandidate> known = unpacked.get();
        if (number == unpackedBlock && known != null) {
            return known;
        }
        List<ImageCandidate> block = unpack(rest.get(number));
        unpackedBlock = number;
        unpacked = new WeakReference<>(block);
        return block;
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

    private static List<ImageCandidate> unpack(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int count = in.readInt();
            List<ImageCandidate> candidates = new ArrayList<>(count);
            for (int number = 0; number < count; number++) {
                WebUrl url = url(in);
                int fallbacks = in.readInt();
                List<WebUrl> others = new ArrayList<>(fallbacks);
                for (int other = 0; other < fallbacks; other++) {
                    others.add(url(in));
                }
                candidates.add(new ImageCandidate(url, others, WAYS[in.readInt()], read(in)));
            }
            return candidates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As it is, halves of characters included, which UTF-8 would lose.
    private static void write(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static String read(DataInputStream in) throws IOException {
        char[] text = new char[in.readInt()];
        for (int at = 0; at < text.length; at++) {
            text[at] = in.readChar();
        }
        return new String(text);
    }

    private static WebUrl url(DataInputStream in) throws IOException {
        String text = read(in);
        return FileUrl.parseListed(text).orElseThrow(() -> new IOException("no address: " + text));
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
