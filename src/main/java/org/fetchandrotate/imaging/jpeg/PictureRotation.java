package org.fetchandrotate.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.jpeg.entropy.BlockTarget;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.Progression;
import org.fetchandrotate.imaging.jpeg.file.ScanWriter;
import org.fetchandrotate.imaging.jpeg.lossless.MovedScan;
import org.fetchandrotate.imaging.jpeg.lossless.ProgressiveCopier;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveDecoder;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveEncoder;
import org.fetchandrotate.imaging.jpeg.recode.BlockDistributor;
import org.fetchandrotate.imaging.jpeg.recode.ComponentRecoder;
import org.fetchandrotate.imaging.jpeg.sequential.PackedBlocks;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialDecoder;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialEncoder;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockSource;
import org.fetchandrotate.imaging.jpeg.thumbnail.DcSource;
import org.fetchandrotate.imaging.jpeg.thumbnail.ThumbnailRenderer;
import org.fetchandrotate.imaging.jpeg.transform.Alignment;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Rotates the stored picture of one file. Single-threaded, one use per object.
final class PictureRotation {
    private final JpegFile source;
    private final Metadata metadata;
    private final BlockTransform transform;
    private final int thumbnailSide;

    /// @param thumbnailSide the longest side of the thumbnail wanted of the source, in pixels; 0 = none
    PictureRotation(JpegFile source, Metadata metadata, BlockTransform transform, int thumbnailSide) {
        this.source = source;
        this.metadata = metadata;
        this.transform = transform;
        this.thumbnailSide = thumbnailSide;
    }

    /// Rotates losslessly, by moving blocks.
    ///
    /// @param kept the source's frame, or a smaller one if partly filled blocks are to be dropped
    /// @return the thumbnail, if one is wanted and can be had without decoding
    Optional<Thumbnail> moveBlocks(FrameHeader kept, OutputStream output) throws ImageFormatException, IOException {
        FrameHeader target = rotated(kept);
        RotatedFile file = new RotatedFile(source, metadata, target, transform, this::rotatedThumbnail);
        if (source.frame().isProgressive()) {
            return moveProgressive(file, target, output);
        }
        BlockSource.InScans means =
                new BlockSource.InScans(source.frame().components().size());
        file.write(output, (writer, scan) -> {
            MovedScan movedScan = MovedScan.of(source, scan, target, transform);
            movedScan.write(writer, target);
            means.add(scan, movedScan.source());
        });
        return thumbnail(means);
    }

    private Optional<Thumbnail> moveProgressive(RotatedFile file, FrameHeader target, OutputStream output)
            throws ImageFormatException, IOException {
        if (!transform.transposes() && ProgressiveCopier.allow(source.scans())) {
            ProgressiveCopier scans = new ProgressiveCopier(source, target, transform);
            file.write(output, scans);
            return thumbnail(DcSource.InRotatedPlanes.of(source.frame(), scans.dcPlanes(), transform));
        }
        List<Plane> planes = ProgressiveDecoder.decode(source, transform);
        file.write(output, progressive(target, planes));
        List<DcPlane> means = planes.stream().map(DcPlane::of).toList();
        return thumbnail(DcSource.InRotatedPlanes.of(source.frame(), means, transform));
    }

    /// Rotates by decoding to samples what can't be moved.
    ///
    /// @return the thumbnail, if one is wanted and can be had without further decoding
    Optional<Thumbnail> recode(OutputStream output) throws ImageFormatException, IOException {
        FrameHeader frame = source.frame();
        FrameHeader target = rotated(frame);
        RotatedFile file = new RotatedFile(source, metadata, target, transform, this::rotatedThumbnail);
        return thumbnail(
                frame.isProgressive()
                        ? recodeProgressive(file, target, output)
                        : recodeSequential(file, target, output));
    }

    private DcSource recodeSequential(RotatedFile file, FrameHeader target, OutputStream output)
            throws ImageFormatException, IOException {
        List<PackedBlocks> components = new ArrayList<>();
        List<ComponentRecoder> recoders = new ArrayList<>();
        for (int c = 0; c < target.components().size(); c++) {
            components.add(new PackedBlocks(target.paddedBlocksAcross(c), target.paddedBlocksDown(c)));
            recoders.add(recoder(c, components.get(c)));
        }
        for (Scan scan : source.scans()) {
            BlockDistributor distributor = new BlockDistributor(source.frame(), scan, recoders);
            SequentialDecoder.decode(source, scan, distributor);
        }
        file.write(output, (writer, scan) -> new SequentialEncoder(writer, target, components).write(scan));
        DcSource.Kept means = new DcSource.Kept();
        recoders.forEach(recoder -> means.add(recoder.levels(), recoder.sourceAcross()));
        return means;
    }

    /// One component after the other, so that no more than one of the source's is in memory.
    private DcSource recodeProgressive(RotatedFile file, FrameHeader target, OutputStream output)
            throws ImageFormatException, IOException {
        DcSource.Kept means = new DcSource.Kept();
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < target.components().size(); c++) {
            Plane rotated = new Plane(target.paddedBlocksAcross(c), target.paddedBlocksDown(c));
            ComponentRecoder recoder = recoder(c, BlockTarget.of(rotated));
            BlockDistributor.all(ProgressiveDecoder.decode(source, c), recoder);
            means.add(recoder.levels(), recoder.sourceAcross());
            planes.add(rotated);
        }
        file.write(output, progressive(target, planes));
        return means;
    }

    private ComponentRecoder recoder(int component, BlockTarget target) {
        return new ComponentRecoder(
                source.frame(), component, transform, source.quantTables().get(component), target);
    }

    /// Writes the source's scans or, where these would lose something of the rotated picture, plain ones
    /// instead.
    private ScanWriter progressive(FrameHeader target, List<Plane> planes) {
        List<Scan> scans = source.scans();
        if (new Progression(source.frame(), scans).allows(transform.position())) {
            return (writer, scan) -> new ProgressiveEncoder(writer, target, planes).write(scan);
        }
        return (writer, scan) -> {
            if (scan.equals(scans.getFirst())) {
                for (Scan plain : Progression.plain(source)) {
                    new ProgressiveEncoder(writer, target, planes).write(plain);
                }
            }
        };
    }

    private FrameHeader rotated(FrameHeader frame) {
        return transform.transposes() ? frame.transposed() : frame;
    }

    private Optional<Thumbnail> thumbnail(DcSource means) {
        return ThumbnailRenderer.fromMeans(source, metadata, means, thumbnailSide);
    }

    /// An EXIF thumbnail, rotated as the picture is; empty if it can't be.
    private Optional<byte[]> rotatedThumbnail(byte[] thumbnail) {
        ByteArrayOutputStream target = new ByteArrayOutputStream(thumbnail.length);
        try {
            JpegFile embedded = new JpegReader(thumbnail).read();
            if (new Metadata(embedded).exifSegment().isPresent()) {
                // a thumbnail within a thumbnail: no camera does that, but it could go on for ever
                return Optional.empty();
            }
            PictureRotation embeddedRotation = new PictureRotation(embedded, new Metadata(embedded), transform, 0);
            if (Alignment.allows(embedded.frame(), transform)) {
                embeddedRotation.moveBlocks(embedded.frame(), target);
            } else {
                embeddedRotation.recode(target);
            }
            return Optional.of(target.toByteArray());
        } catch (ImageFormatException | IOException e) {
            // a thumbnail that is no JPEG after all is dropped, not the picture
            return Optional.empty();
        }
    }
}
