package org.fetchandrotate.imaging.jpeg.file;

/// The order in which a scan holds its blocks: T.81, A.2. Several components are interleaved in MCUs; one alone
/// comes block by block, without the blocks that would fill up an MCU. Immutable.
public final class ScanLayout {
    private final int mcusAcross;
    private final int mcusDown;
    private final Block[] blocks;

    /// The place of a block within every MCU.
    ///
    /// @param component the component's index in the scan
    /// @param x its column within the component's part of the MCU
    /// @param y its row
    /// @param across how many columns that part has
    /// @param down how many rows
    public record Block(int component, int x, int y, int across, int down) {}

    /// @param components their indexes in the frame
    public ScanLayout(FrameHeader frame, int... components) {
        if (components.length == 1) {
            mcusAcross = FrameHeader.ceilDiv(frame.samplesAcross(components[0]), 8);
            mcusDown = FrameHeader.ceilDiv(frame.samplesDown(components[0]), 8);
            blocks = new Block[] {new Block(0, 0, 0, 1, 1)};
            return;
        }
        mcusAcross = frame.mcusAcross();
        mcusDown = frame.mcusDown();
        int count = 0;
        for (int component : components) {
            count += frame.blocksPerMcuAcross(component) * frame.blocksPerMcuDown(component);
        }
        blocks = new Block[count];
        int next = 0;
        for (int i = 0; i < components.length; i++) {
            int across = frame.blocksPerMcuAcross(components[i]);
            int down = frame.blocksPerMcuDown(components[i]);
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    blocks[next++] = new Block(i, x, y, across, down);
                }
            }
        }
    }

    public ScanLayout(FrameHeader frame, JpegSegment.Scan scan) {
        this(
                frame,
                scan.components().stream()
                        .mapToInt(JpegSegment.ScanComponent::index)
                        .toArray());
    }

    public int mcusAcross() {
        return mcusAcross;
    }

    public int mcusDown() {
        return mcusDown;
    }

    public int mcus() {
        return mcusAcross * mcusDown;
    }

    public int blocksPerMcu() {
        return blocks.length;
    }

    public Block block(int place) {
        return blocks[place];
    }

    /// The place within the MCU of a component's block.
    public int placeOf(int component, int x, int y) {
        for (int place = 0; place < blocks.length; place++) {
            Block block = blocks[place];
            if (block.component() == component && block.x() == x && block.y() == y) {
                return place;
            }
        }
        throw new IllegalArgumentException("no block %d of component %d".formatted(x, component));
    }
}
