package org.fetchandrotate.imaging.jpeg.sequential;

import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.DecoderSet;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// A Huffman-coded scan of a sequential JPEG (T.81, F.2.2) made ready for decoding. The arrays aren't to be
/// changed.
///
/// @param componentOfPlace for each block of an MCU the index of its component in the scan
/// @param dcOfPlace its decoder of DC differences
/// @param acOfPlace its decoder of AC coefficients
/// @param mcusPerInterval how many MCUs there are from one restart marker to the next, all if there is none
public record SequentialCodes(
        EntropyData data,
        ScanLayout layout,
        int[] componentOfPlace,
        HuffmanDecoder[] dcOfPlace,
        HuffmanDecoder[] acOfPlace,
        int mcusPerInterval) {

    /// @throws ImageFormatException if there is too little data, or restart markers aren't where they should be
    public static SequentialCodes of(JpegFile file, Scan scan) throws ImageFormatException {
        ScanLayout layout = new ScanLayout(file.frame(), scan);
        int blocksPerMcu = layout.blocksPerMcu();
        int[] componentOfPlace = new int[blocksPerMcu];
        HuffmanDecoder[] dcOfPlace = new HuffmanDecoder[blocksPerMcu];
        HuffmanDecoder[] acOfPlace = new HuffmanDecoder[blocksPerMcu];
        DecoderSet decoders = new DecoderSet();
        List<ScanComponent> components = scan.components();
        for (int place = 0; place < blocksPerMcu; place++) {
            int component = layout.block(place).component();
            componentOfPlace[place] = component;
            dcOfPlace[place] = decoders.dc(components.get(component));
            acOfPlace[place] = decoders.ac(components.get(component));
        }
        int mcusPerInterval = scan.restartInterval() == 0 ? layout.mcus() : scan.restartInterval();
        SequentialCodes codes = new SequentialCodes(
                EntropyData.of(file.bytes(), scan.start(), scan.end()),
                layout,
                componentOfPlace,
                dcOfPlace,
                acOfPlace,
                mcusPerInterval);
        codes.check(scan.restartInterval());
        return codes;
    }

    private void check(int restartInterval) throws ImageFormatException {
        // the shortest block is two codes of one bit
        if (2L * layout.mcus() * layout.blocksPerMcu() > data.end() || data.intervals() < intervals()) {
            throw EntropyData.cutOff();
        }
        if (restartInterval == 0 && data.intervals() > 1) {
            throw ImageFormatException.corrupt("restart markers where there should be none");
        }
    }

    int intervals() {
        return FrameHeader.ceilDiv(layout.mcus(), mcusPerInterval);
    }
}
