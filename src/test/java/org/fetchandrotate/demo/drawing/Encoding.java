package org.fetchandrotate.demo.drawing;

/// How a drawn photo becomes a file.
sealed interface Encoding {
    /// The suffix of the file's name, without dot.
    String suffix();

    /// How chroma is sampled; `GREY` has none.
    enum Sampling {
        S444(1, 1),
        S422(2, 1),
        S420(2, 2),
        GREY(0, 0);

        final int horizontal;
        final int vertical;

        Sampling(int horizontal, int vertical) {
            this.horizontal = horizontal;
            this.vertical = vertical;
        }
    }

    enum Scans {
        BASELINE,
        PROGRESSIVE
    }

    /// @param targetBytes the quality is chosen so that the file is about as big
    /// @param orientation an EXIF orientation: 1 (upright), 3, 6 or 8. The pixels are stored rotated so that the
    ///     picture shows upright
    record Jpeg(Sampling sampling, Scans scans, int targetBytes, int orientation) implements Encoding {
        @Override
        public String suffix() {
            return "jpg";
        }
    }

    record Png() implements Encoding {
        @Override
        public String suffix() {
            return "png";
        }
    }

    /// A balloon drifts through the picture; frames after the first hold only what changes.
    record AnimatedGif(int frames) implements Encoding {
        @Override
        public String suffix() {
            return "gif";
        }
    }

    record LossyWebp(float quality) implements Encoding {
        @Override
        public String suffix() {
            return "webp";
        }
    }

    record LosslessWebp() implements Encoding {
        @Override
        public String suffix() {
            return "webp";
        }
    }
}
