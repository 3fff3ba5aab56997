package org.fetchandrotate.imaging.jpeg.file;

/// One colour component of a frame: T.81, B.2.2.
///
/// @param id as scans call it
/// @param across horizontal sampling factor, 1–4
/// @param down vertical sampling factor, 1–4
/// @param quantTable the number of its quantisation table, 0–3
public record Component(int id, int across, int down, int quantTable) {
    Component transposed() {
        return new Component(id, down, across, quantTable);
    }
}
