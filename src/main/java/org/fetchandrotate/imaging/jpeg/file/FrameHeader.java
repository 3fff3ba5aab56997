package org.fetchandrotate.imaging.jpeg.file;

import java.util.List;

/// A frame header, T.81, B.2.2, and the sizes that follow from it (A.1.1, A.2).
///
/// @param marker which process: [Marker#SOF0_BASELINE], [Marker#SOF1_EXTENDED] or [Marker#SOF2_PROGRESSIVE]
/// @param width pixels
/// @param height pixels
public record FrameHeader(int marker, int width, int height, List<Component> components) {
    public FrameHeader {
        components = List.copyOf(components);
    }

    public boolean isProgressive() {
        return marker == Marker.SOF2_PROGRESSIVE;
    }

    /// The largest horizontal sampling factor.
    public int maxAcross() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.across());
        }
        return most;
    }

    /// The largest vertical sampling factor.
    public int maxDown() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.down());
        }
        return most;
    }

    /// The width of an interleaved MCU in pixels. A single component is never interleaved, whatever its
    /// factors.
    public int mcuWidth() {
        return components.size() == 1 ? 8 : 8 * maxAcross();
    }

    public int mcuHeight() {
        return components.size() == 1 ? 8 : 8 * maxDown();
    }

    public int mcusAcross() {
        return ceilDiv(width, mcuWidth());
    }

    public int mcusDown() {
        return ceilDiv(height, mcuHeight());
    }

    /// The width of a component's samples.
    public int samplesAcross(int component) {
        return ceilDiv(width * components.get(component).across(), maxAcross());
    }

    public int samplesDown(int component) {
        return ceilDiv(height * components.get(component).down(), maxDown());
    }

    /// The width of a component in blocks, those that fill up the last MCU included.
    public int paddedBlocksAcross(int component) {
        return mcusAcross() * blocksPerMcuAcross(component);
    }

    public int paddedBlocksDown(int component) {
        return mcusDown() * blocksPerMcuDown(component);
    }

    int blocksPerMcuAcross(int component) {
        return components.size() == 1 ? 1 : components.get(component).across();
    }

    int blocksPerMcuDown(int component) {
        return components.size() == 1 ? 1 : components.get(component).down();
    }

    /// All blocks of all components, those that fill up the last MCUs included.
    public long paddedBlocks() {
        long blocks = 0;
        for (int c = 0; c < components.size(); c++) {
            blocks += (long) paddedBlocksAcross(c) * paddedBlocksDown(c);
        }
        return blocks;
    }

    /// The same picture with rows and columns exchanged.
    public FrameHeader transposed() {
        return new FrameHeader(
                marker,
                height,
                width,
                components.stream().map(Component::transposed).toList());
    }

    public FrameHeader withSize(int newWidth, int newHeight) {
        return new FrameHeader(marker, newWidth, newHeight, components);
    }

    public static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
