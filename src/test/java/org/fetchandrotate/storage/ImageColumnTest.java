package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;

/// What the columns hold that other tests only compare with themselves.
final class ImageColumnTest {
    private static final String HASH = "ab".repeat(32);

    @Test
    void holdWhereAnImageStands_andWhatElseItCouldBe() {
        ImageRecord image = record(new Origin(
                7,
                "",
                Optional.empty(),
                "",
                List.of("https://a.example/1", "https://a.example/2"),
                0,
                OptionalInt.of(3)));
        assertThat(ImageColumn.RUN_ID.value(image)).contains(7L);
        assertThat(ImageColumn.BATCH.value(image)).contains(0L);
        assertThat(ImageColumn.POSITION.value(image)).contains(3L);
        assertThat(ImageColumn.FALLBACKS.value(image)).contains("https://a.example/1\nhttps://a.example/2");
    }

    @Test
    void holdNothing_ofWhatTheOriginalProgramDidNotKnow() {
        ImageRecord image = record(new Origin(0, "", Optional.empty(), "", 0, OptionalInt.empty()));
        assertThat(List.of(
                        ImageColumn.RUN_ID,
                        ImageColumn.BATCH,
                        ImageColumn.POSITION,
                        ImageColumn.PAGE_URL,
                        ImageColumn.FOUND_AS,
                        ImageColumn.ALT_TEXT,
                        ImageColumn.FALLBACKS,
                        ImageColumn.WIDTH,
                        ImageColumn.HEIGHT))
                .allSatisfy(column -> assertThat(column.value(image)).isEmpty());
    }

    @Test
    void holdHowACopyWasMade() {
        ImageRecord image = record(new Origin(7, "", Optional.empty(), "", 0, OptionalInt.empty()))
                .processed(new RotatedCopy(Rotation.HALF_TURN, "lossless", "trim", 9, HASH, Duration.ZERO));
        assertThat(ImageColumn.RECIPE.value(image)).contains("trim");
        assertThat(ImageColumn.ROTATION.value(image)).contains(180L);
    }

    /// One whose size isn't known.
    private static ImageRecord record(Origin origin) {
        return ImageRecord.candidate("https://a.example/0", "a.example", Samples.MORNING, origin)
                .downloaded("0", new Picture(Optional.empty(), 0, 0, 9, HASH));
    }
}
