package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageLineTest {
    static List<ImageRecord> rows() {
        return List.of(
                Samples.candidate(1, "a \"quoted\" ü.png"),
                Samples.fetched(1, "b.png"),
                Samples.processed(1, "c.png"),
                Samples.failed(1, "d.png", FailureReason.NOT_AN_IMAGE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void bringsARowBackWhole(ImageRecord row) throws JsonFault {
        assertThat(ImageLine.parse(ImageLine.of(row))).isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource
    void bringsEveryRotationBack(Rotation rotation) throws JsonFault {
        Picture picture = new Picture(Optional.of(ImageFormat.PNG), 640, 480, 90_000, "ab".repeat(32));
        ImageRecord row = Samples.downloaded(1, "c.png", picture)
                .processed(new RotatedCopy(rotation, "lossless", 90_010, "cd".repeat(32), Duration.ofMillis(7)));

        assertThat(ImageLine.parse(ImageLine.of(row))).isEqualTo(row);
    }

    @Test
    void refusesWhatIsNoRow() {
        Stream.of("{}", "{\"status\":\"elsewhere\"}", "no row")
                .forEach(text -> assertThatThrownBy(() -> ImageLine.parse(text)).isInstanceOf(JsonFault.class));
    }
}
