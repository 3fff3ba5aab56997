/// Rotates JPEG images without decoding them where that is possible; see [the package
/// above][org.fetchandrotate.imaging].
///
/// A file is taken apart by `JpegReader` into a `JpegFile` of `JpegSegment`s and put together again by
/// `RotatedFile`;
/// between the two lies one of three ways, chosen by `JpegCodec`:
///
/// - A sequential picture whose blocks can be moved: `BlockIndex` finds the blocks in the entropy-coded data,
/// and
///   `MovedScan` writes them in their new order. A rotation by 180° copies the codes as strings of bits
///   (`CopiedScan`), a rotation by 90° decodes and encodes one block at a time (`TransposedScan`).
/// - A progressive picture whose blocks can be moved: `ProgressiveDecoder` puts each coefficient at its rotated
/// place,
///   `ProgressiveEncoder` writes the same scans from there.
/// - Any other: `ComponentRecoder` rotates the samples of each component, unless that component can be moved
/// after all.
///
/// May use `model`, `imaging` and ImageIO's constants.
@NullMarked
package org.fetchandrotate.imaging.jpeg;

import org.jspecify.annotations.NullMarked;
