package org.fetchandrotate.desktop.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.pictures.PixelImages;
import org.fetchandrotate.imaging.CopyProof;
import org.fetchandrotate.imaging.ImageFact;
import org.fetchandrotate.imaging.ImageFacts;
import org.fetchandrotate.imaging.Pictures;
import org.fetchandrotate.imaging.Pictures.Picture;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads both files of an image to show them large. Thread-safe; one pair at a time, so that hurrying through many
/// images doesn't fill the memory: whoever waits can be interrupted.
final class PairLoader implements CompareViewModel.Source {
    private static final Logger LOG = LoggerFactory.getLogger(PairLoader.class);

    /// Eight million: twice what a large screen shows, 32 MB.
    private static final int MOST_PIXELS = 8_000_000;

    /// Of both files, beside the pictures.
    private static final long MOST_COEFFICIENT_BYTES = 128 << 20;

    private final Workspace workspace;
    private final Background background;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param background reads what is read bit by bit
    PairLoader(Workspace workspace, Background background) {
        this.background = background;
        this.workspace = workspace;
    }

    @Override
    public LoadedPair load(ImageRecord record) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return loadNow(record);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<AnimatedPair> animation(ImageRecord image) throws IOException {
        return AnimatedPair.open(workspace, image);
    }

    private LoadedPair loadNow(ImageRecord record) throws InterruptedException {
        Optional<PictureFile> originalFile = PictureFile.original(workspace, record);
        Optional<PictureFile> rotatedFile = PictureFile.rotated(workspace, record);
        Read original = read(originalFile);
        stopIfInterrupted();
        Read rotated = read(rotatedFile);
        stopIfInterrupted();
        PixelMatch match = match(record, original, rotated, originalFile, rotatedFile);
        stopIfInterrupted();
        return new LoadedPair(
                original.state(),
                rotated.state(),
                match,
                originalFile.map(PairLoader::facts).orElse(List.of()));
    }

    private static PixelMatch match(
            ImageRecord record,
            Read original,
            Read rotated,
            Optional<PictureFile> originalFile,
            Optional<PictureFile> rotatedFile) {
        if (record.rotatedCopy().isEmpty()
                || original.picture().isEmpty()
                || rotated.picture().isEmpty()) {
            return new PixelMatch.Unknown();
        }
        ImageRecord.RotatedCopy copy = record.rotatedCopy().get();
        if (originalFile.isPresent()
                && rotatedFile.isPresent()
                && isSame(record, copy, originalFile.get(), rotatedFile.get())) {
            return new PixelMatch.Exact();
        }
        if (!original.picture().get().isFullSize() || !rotated.picture().get().isFullSize()) {
            return new PixelMatch.TooLarge();
        }
        BooleanSupplier cancelled = () -> Thread.currentThread().isInterrupted();
        return PixelMatch.of(
                original.picture().get().pixels(), rotated.picture().get().pixels(), copy.rotation(), cancelled);
    }

    /// By the coefficients of a JPEG that is said to have been rotated without loss: its pixels as they are shown
    /// say too little. With thinned colours, rotated by a quarter, it is smoothed along other pixels than its
    /// original.
    private static boolean isSame(
            ImageRecord record, ImageRecord.RotatedCopy copy, PictureFile original, PictureFile rotated) {
        boolean isMoved = copy.method().startsWith("lossless") || copy.method().startsWith("mended");
        boolean isExactJpeg = isMoved
                && record.picture()
                        .flatMap(ImageRecord.Picture::format)
                        .filter(ImageFormat.JPEG::equals)
                        .isPresent();
        try {
            return isExactJpeg
                    && CopyProof.isSameByCoefficients(
                            original.file(), rotated.file(), copy.rotation(), MOST_COEFFICIENT_BYTES);
        } catch (IOException e) {
            LOG.warn("Can't compare {} with its original", rotated.file(), e);
            return false;
        }
    }

    private record Read(PictureState state, Optional<Picture> picture) {}

    private Read read(Optional<PictureFile> file) {
        if (file.isEmpty()) {
            return new Read(new PictureState.Never(), Optional.empty());
        }
        if (!Files.isRegularFile(file.get().file())) {
            return new Read(new PictureState.Missing(), Optional.empty());
        }
        try {
            Optional<Picture> picture = Pictures.read(file.get().file(), MOST_PIXELS);
            PictureState state = picture.<PictureState>map(
                            read -> shown(file.get().file(), read))
                    .orElse(new PictureState.Unshowable());
            return new Read(state, picture);
        } catch (IOException e) {
            LOG.warn("Can't read {}", file.get().file(), e);
            return new Read(new PictureState.Unshowable(), Optional.empty());
        }
    }

    private PictureState.Shown shown(Path file, Picture read) {
        Optional<PictureTiles> tiles = read.isFullSize()
                ? Optional.empty()
                : Optional.of(new PictureTiles(file, read.fullWidth(), read.fullHeight(), background));
        return new PictureState.Shown(PixelImages.of(read.pixels()), read.fullWidth(), read.fullHeight(), tiles);
    }

    private static List<ImageFact> facts(PictureFile file) {
        try {
            return Files.isRegularFile(file.file()) ? ImageFacts.of(file.file()) : List.of();
        } catch (IOException e) {
            LOG.warn("Can't read {}", file.file(), e);
            return List.of();
        }
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The pair isn't wanted any more");
        }
    }
}
