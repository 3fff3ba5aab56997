package org.fetchandrotate.imaging.jpeg.transform;

/// Where a source's blocks go in a rotated plane: the place of block (x, y) is `first + x * stepX + y * stepY`.
///
/// @param first the place of the source's block (0, 0)
public record BlockOrder(int first, int stepX, int stepY) {
    /// @param across the source's width in blocks
    /// @param down the source's height in blocks
    public static BlockOrder of(int across, int down, BlockTransform transform) {
        int targetAcross = transform.transposes() ? down : across;
        int stepX = (transform.mirrorsX() ? -1 : 1) * (transform.transposes() ? targetAcross : 1);
        int stepY = (transform.mirrorsY() ? -1 : 1) * (transform.transposes() ? 1 : targetAcross);
        int first =
                (transform.mirrorsX() ? -stepX * (across - 1) : 0) + (transform.mirrorsY() ? -stepY * (down - 1) : 0);
        return new BlockOrder(first, stepX, stepY);
    }
}
