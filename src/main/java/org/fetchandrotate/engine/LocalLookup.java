package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.engine.PageLookup.Answer;
import org.fetchandrotate.engine.PageLookup.Failed;
import org.fetchandrotate.engine.PageLookup.Scanned;
import org.fetchandrotate.imaging.FormatSniffer;
import org.fetchandrotate.local.LocalFiles;
import org.fetchandrotate.local.MhtmlArchive;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.scrape.EntryScan;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.PageScanner;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// Finds out what a file or folder offers that the user listed: the pictures of a folder, a picture itself,
/// those of a saved page or of an archive. Thread-safe.
final class LocalLookup {
    /// As much as of a page on the web.
    private static final int MOST_OF_A_PAGE = 20 << 20;

    private static final int TEXT_HEAD = 512;

    private final LocalFiles files;
    private final EntryScanner scanner;
    private final PageLookup.Work work;

    LocalLookup(LocalFiles files, EntryScanner scanner, PageLookup.Work work) {
        this.files = files;
        this.scanner = scanner;
        this.work = work;
    }

    Answer look(WebUrl url) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return switch (files.look(url)) {
                case LocalFiles.Unreadable(Failure failure) -> failed(failure, start);
                case LocalFiles.Folder folder -> scanned(url, new EntryScan.Pictures(pictures(folder)), start);
                case LocalFiles.File file -> scanned(url, scan(file), start);
            };
        } catch (IOException e) {
            return failed(LocalFiles.unreadable(e), start);
        }
    }

    private static Answer failed(Failure failure, long start) {
        return new Failed(failure, OptionalInt.empty(), since(start));
    }

    private static Answer scanned(WebUrl url, EntryScan scan, long start) {
        return scan instanceof EntryScan.Other(String what)
                ? failed(new Failure(FailureReason.NOT_HTML, "neither a page nor a picture but " + what), start)
                : new Scanned(url, OptionalInt.empty(), scan, since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Those files whose bytes say that they are pictures, whatever they are called.
    private PageScan pictures(LocalFiles.Folder folder) throws IOException {
        List<ImageCandidate> candidates = new ArrayList<>();
        for (var file : folder.files()) {
            if (FormatSniffer.isRaster(files.head(file))) {
                candidates.add(new ImageCandidate(FileUrl.of(file), List.of(), FoundAs.LOCAL_FILE, ""));
            }
        }
        return new PageScan(candidates, List.of(), Optional.empty());
    }

    private EntryScan scanArchive(LocalFiles.File file) throws IOException {
        MhtmlArchive archive = MhtmlArchive.read(file.path(), MOST_OF_A_PAGE);
        SavedPage page = SavedPage.of(archive, file.path());
        PageScanner.Headers headers =
                new PageScanner.Headers(archive.contentType(), archive.charset(), Optional.empty());
        return new EntryScan.Pictures(page.found(scanner.scanPage(page.html(), headers, page.location())));
    }

    private EntryScan scan(LocalFiles.File file) throws IOException, InterruptedException {
        if (FormatSniffer.isRaster(file.head())) {
            ImageCandidate itself = new ImageCandidate(FileUrl.of(file.path()), List.of(), FoundAs.LOCAL_FILE, "");
            return new EntryScan.Pictures(new PageScan(List.of(itself), List.of(), Optional.empty()));
        }
        if (MhtmlArchive.isOne(file.head())) {
            return work.call(Math.min(Files.size(file.path()), MOST_OF_A_PAGE), () -> scanArchive(file));
        }
        for (int index = 0; index < Math.min(file.head().length, TEXT_HEAD); index++) {
            if (file.head()[index] == 0) {
                return new EntryScan.Other("data of another kind");
            }
        }
        byte[] bytes = files.read(file.path(), MOST_OF_A_PAGE);
        SavedPage page = SavedPage.of(bytes, file.path());
        return switch (work.call(
                EntryScanner.bytesOf(bytes), () -> scanner.scan(bytes, PageScanner.Headers.NONE, page.location()))) {
            case EntryScan.Pictures(PageScan scan) -> new EntryScan.Pictures(page.found(scan));
            case EntryScan.Other other -> other;
        };
    }
}
