package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a rerun takes over from earlier runs when the settings changed.
final class RecallTest {
    @TempDir
    private Path root;

    @Test
    void rotatesUnalignedJpegsAnew_whenTheirModeChanged_andLeavesTheRest() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        try (TestWeb web = new TestWeb(1);
                Database database = Database.open(workspace.database())) {
            byte[] page =
                    "<img src='/40x40.jpg'><img src='/32x16.jpg'><img src='/0.png'>".getBytes(StandardCharsets.UTF_8);
            web.route(0, "/", TestWeb.ok("text/html", page));
            web.route(0, "/40x40.jpg", TestWeb.ok("image/jpeg", jpeg(40, 40)));
            web.route(0, "/32x16.jpg", TestWeb.ok("image/jpeg", jpeg(32, 16)));
            web.route(0, "/0.png", TestWeb.ok("image/png", TestWeb.picture(0)));
            assertThat(run(web, workspace, database, JpegUnaligned.REENCODE).reused())
                    .isZero();
            assertThat(run(web, workspace, database, JpegUnaligned.TRIM).reused())
                    .isEqualTo(2);
            assertThat(newest(database, web.url(0, "/40x40.jpg"))
                            .rotatedCopy()
                            .orElseThrow()
                            .method())
                    .isEqualTo("trimmed");
            assertThat(run(web, workspace, database, JpegUnaligned.TRIM).reused())
                    .isEqualTo(3);
            assertThat(run(web, workspace, database, JpegUnaligned.ORIENTATION).reused())
                    .isEqualTo(2);
            assertThat(newest(database, web.url(0, "/40x40.jpg"))
                            .rotatedCopy()
                            .orElseThrow()
                            .method())
                    .isEqualTo("orientation-tag");
        }
    }

    private static RunSummary run(TestWeb web, Workspace workspace, Database database, JpegUnaligned mode)
            throws Exception {
        Settings settings = Settings.DEFAULTS.withMaxImages(3).withJpegUnaligned(mode);
        RunRequest request = new RunRequest(List.of(web.site(0)), settings, "", OptionalLong.empty(), 0);
        RunSummary summary = new Engine(Clock.systemDefaultZone())
                .runs(workspace, database)
                .prepare(request)
                .execute(event -> {});
        assertThat(summary.succeeded()).isEqualTo(3);
        return summary;
    }

    private static ImageRecord newest(Database database, String url) throws Exception {
        try (HistoryReader reader = database.reader()) {
            return reader.images(reader.ids(ImageQuery.ALL)).stream()
                    .filter(row -> row.url().equals(url))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }
    }

    private static byte[] jpeg(int width, int height) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
