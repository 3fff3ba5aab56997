package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// Makes the rotated copy of an original that is on disk once more, in its place. To be used under the workspace's
/// lock, by one thread.
final class CopyRenewal implements AutoCloseable {
    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final RotatedCopies copies;
    private final ProcessorPool pool;
    private boolean prepared;

    /// @param pool closed with this
    CopyRenewal(Workspace workspace, RotatedCopies copies, ProcessorPool pool) {
        this.workspace = workspace;
        files = new WorkspaceFiles(workspace);
        this.copies = copies;
        this.pool = pool;
    }

    /// Before a file is put where another may be.
    @FunctionalInterface
    interface Clearing {
        void clear(Path place) throws IOException;
    }

    /// Whether the original is there, with the bytes that were fetched.
    ///
    /// @param row with a file name
    boolean isOriginalIntact(ImageRecord row) throws IOException {
        Optional<ImageRecord.Picture> picture = row.picture();
        return picture.isPresent()
                && files.isIntact(
                        original(row), picture.get().bytes(), picture.get().sha256());
    }

    /// @param row with a file name
    /// @param clearing called once the copy is made
    /// @throws InterruptedException if interrupted before it began; the old copy is still there then
    RotatedCopies.Result renew(ImageRecord row, Rotation rotation, Clearing clearing)
            throws IOException, StorageException, InterruptedException {
        Path original = original(row);
        if (!(copies.inspect(original) instanceof Inspection.Accepted(ImageInfo info))) {
            return new RotatedCopies.NotMade(
                    new Failure(FailureReason.NOT_AN_IMAGE, original + " isn't the image that it was"));
        }
        prepare();
        Path place = workspace.rotated(row.dirname(), row.filename().orElseThrow());
        Path folder = workspace.rotatedFolderOf(row.dirname());
        return copies.make(original, info, rotation, () -> files.newTemporary(folder), copy -> {
            clearing.clear(place);
            files.moveIntoPlace(copy, place);
        });
    }

    /// Once: a look whether a folder can be written to is a file made and removed.
    private void prepare() throws StorageException {
        if (!prepared) {
            files.prepareRotated();
            prepared = true;
        }
    }

    private Path original(ImageRecord row) {
        return workspace.original(row.dirname(), row.filename().orElseThrow());
    }

    @Override
    public void close() {
        pool.close();
    }
}
