package org.fetchandrotate.imaging.jpeg;

import java.util.HashMap;
import java.util.Map;
import org.fetchandrotate.imaging.jpeg.Part.ScanComponent;

/// Makes each decoder of a scan once, however many components share its table.
final class DecoderSet {
    private final Map<HuffmanSpec, HuffmanDecoder> dc = HashMap.newHashMap(4);
    private final Map<HuffmanSpec, HuffmanDecoder> ac = HashMap.newHashMap(4);

    HuffmanDecoder dc(ScanComponent component) {
        return dc.computeIfAbsent(component.dc(), spec -> new HuffmanDecoder(spec, HuffmanDecoder.Kind.DC));
    }

    HuffmanDecoder ac(ScanComponent component) {
        return ac.computeIfAbsent(component.ac(), spec -> new HuffmanDecoder(spec, HuffmanDecoder.Kind.AC));
    }
}
