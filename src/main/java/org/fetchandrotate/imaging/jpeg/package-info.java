/// Rotates JPEG images without decoding them where that is possible; see [the package
/// above][org.fetchandrotate.imaging], and `docs/JPEG.md` for a picture of the ways a file can take.
///
/// `file` takes a file apart into a `JpegFile` of `JpegSegment`s; `RotatedFile` puts it together again. Between the
/// two lies one of four ways, chosen by `JpegCodec`:
///
/// - A sequential picture whose blocks can be moved: `BlockIndex` finds the blocks in the entropy-coded data, and
///   `MovedScan` writes them in their new order, by copying their codes (`CopiedScan`) or, where rows become
///   columns, one decoded block at a time (`TransposedScan`).
/// - A progressive one whose rows stay rows: `ProgressiveCopier` copies the codes of each scan.
/// - A progressive one whose rows become columns: `ProgressiveDecoder` puts each coefficient in its new place,
///   `ProgressiveEncoder` writes the same scans from there.
/// - Any other: `ComponentRecoder` rotates the samples of each component, unless that component can be moved after
///   all.
///
/// May use `model`, `imaging` and its own rooms, which don't know it; what a room may use, it says itself.
@NullMarked
package org.fetchandrotate.imaging.jpeg;

import org.jspecify.annotations.NullMarked;
