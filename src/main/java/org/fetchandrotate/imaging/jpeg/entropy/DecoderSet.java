package org.fetchandrotate.imaging.jpeg.entropy;

import java.util.HashMap;
import java.util.Map;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;

/// Makes each decoder of a scan once, however many components share its table.
public final class DecoderSet {
    private final Map<HuffmanSpec, HuffmanDecoder> dc = HashMap.newHashMap(4);
    private final Map<HuffmanSpec, HuffmanDecoder> ac = HashMap.newHashMap(4);

    public HuffmanDecoder dc(ScanComponent component) {
        return dc.computeIfAbsent(component.dc(), spec -> new HuffmanDecoder(spec, HuffmanDecoder.Kind.DC));
    }

    public HuffmanDecoder ac(ScanComponent component) {
        return ac.computeIfAbsent(component.ac(), spec -> new HuffmanDecoder(spec, HuffmanDecoder.Kind.AC));
    }
}
