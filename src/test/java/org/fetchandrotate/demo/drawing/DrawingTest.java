package org.fetchandrotate.demo.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.fetchandrotate.demo.DemoGallery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The drawing program still draws what the gallery serves.
class DrawingTest {
    @Test
    void plansAreThoseOfTheIndex_inOrder() throws IOException {
        List<String> planned = PhotoPlan.ALL.stream()
                .map(plan -> plan.fileName() + "\t" + plan.title() + "\t" + plan.width() + "\t" + plan.height())
                .toList();

        try (InputStream index = resource("photos.tsv")) {
            String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines()).isEqualTo(planned);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cottage-at-noon.png", "rapeseed-in-bloom.png", "night-at-the-hut.webp"})
    void drawsToThePixel_whatTheLosslessFilesHold(String fileName) throws IOException {
        PhotoPlan plan = PhotoPlan.ALL.stream()
                .filter(each -> each.fileName().equals(fileName))
                .findFirst()
                .orElseThrow();

        BufferedImage drawn = DemoPhotoGenerator.draw(plan, plan.scene());

        try (InputStream file = resource(fileName)) {
            assertThat(differences(drawn, ImageIO.read(file))).isZero();
        }
    }

    private static int differences(BufferedImage drawn, BufferedImage stored) {
        int different = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                different += drawn.getRGB(x, y) == stored.getRGB(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DemoGallery.class.getResourceAsStream(name), name);
    }
}
