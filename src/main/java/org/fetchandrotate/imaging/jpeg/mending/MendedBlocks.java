package org.fetchandrotate.imaging.jpeg.mending;

/// Takes the blocks of a damaged scan, in its order.
interface MendedBlocks {
    /// Begins anew behind a restart marker.
    void restart();

    /// Decodes a block.
    ///
    /// @param component its index in the scan
    /// @param block its place in the component
    void decode(int component, int block, TolerantBits bits);

    /// Leaves out a block that the data doesn't have.
    void skip(int component, int block);
}
