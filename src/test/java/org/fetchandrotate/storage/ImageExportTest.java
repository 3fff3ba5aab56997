package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageExportTest {
    private static final String HOSTILE = "it's \"quoted\", =1+1;\r\n\0 \uD83D\uDE00 кіт \uD800";

    @TempDir
    Path folder;

    private Database database;
    private HistoryReader reader;
    private long run;

    @BeforeEach
    void write() throws Exception {
        database = Database.open(folder.resolve("imgs.db"));
        try (HistoryWriter writer = database.writer()) {
            run = Samples.startRun(writer);
            writer.record(Samples.processed(run, "a.jpg"));
            writer.record(Samples.candidate(run, HOSTILE));
            writer.record(Samples.failed(run, "c,d.jpg", FailureReason.TIMEOUT));
        }
        reader = database.reader();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesTheSameRows_whenItsSqlIsReadIntoAnEmptyDatabase() throws Exception {
        Path sql = export(ImageQuery.ALL, ExportFormat.SQL);
        assertThat(Files.readString(sql)).endsWith(";\nCOMMIT;\n");
        try (Connection connection = Connections.inMemory();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(sql));
            for (ImageRecord image : images()) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM imgs WHERE id = " + image.id())) {
                    assertThat(row.next()).isTrue();
                    for (ImageColumn column : ImageColumn.values()) {
                        assertThat(row.getString(column.columnName()))
                                .as(column.columnName())
                                .isEqualTo(column.text(image).orElse(null));
                    }
                }
            }
        }
    }

    @Test
    void writesHeadingsAndQuotedFields_asCsv() throws Exception {
        String csv = Files.readString(export(ImageQuery.ALL, ExportFormat.CSV));
        assertThat(csv)
                .startsWith(String.join(",", ImageColumn.names()) + "\r\n1,https://cdn.example/a.jpg,")
                .contains("it's \"\"quoted\"\", =1+1;\r\n")
                .contains(",\"https://cdn.example/c,d.jpg\",")
                .endsWith("\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void noTextIsAFormula_asCsv(String text) throws Exception {
        try (HistoryWriter writer = database.writer()) {
            writer.record(Samples.candidate(run, "f.jpg").failed(new Failure(FailureReason.TIMEOUT, text)));
        }
        assertThat(Files.readString(export(ImageQuery.ALL, ExportFormat.CSV))).contains(",'" + text + ",");
    }

    @Test
    void writesOneArrayWithAnObjectALine_asJson() throws Exception {
        List<String> lines = Files.readAllLines(export(ImageQuery.ALL, ExportFormat.JSON));
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("[{\"id\":1,").endsWith("},");
        assertThat(lines.getLast()).contains("\"error\":\"timeout\"").endsWith("}]");
    }

    @Test
    void writesATextThatBeginsWithNul_asSql() {
        ImageRecord image = Samples.candidate(run, "f.jpg").failed(new Failure(FailureReason.TIMEOUT, "\0a"));
        assertThat(ExportFormat.SQL.row(image)).contains("CAST(X'0061' AS TEXT)");
    }

    @Test
    void namesItsFormats() {
        assertThat(ExportFormat.values())
                .extracting(ExportFormat::suffix)
                .containsExactlyInAnyOrder("csv", "json", "sql");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void writesAWholeText_whenNoRowIsSelected(ExportFormat format) throws Exception {
        assertThat(Files.readString(export(ImageQuery.ALL.withText("nowhere"), format)))
                .isEqualTo(format.opening() + format.closing());
    }

    @Test
    void writesOnlyWhatIsSelected_inItsOrder() throws Exception {
        ImageQuery failed = ImageQuery.ALL.ofRun(run).failedOnly();
        Path target = folder.resolve("failed.csv");
        assertThat(new ImageExport(reader).write(failed, ExportFormat.CSV, target))
                .isEqualTo(1);
        assertThat(Files.readString(target)).contains("timeout").doesNotContain("a.jpg");
    }

    @Test
    void keepsTheOlderFileAndLeavesNoPart_whenInterrupted() throws Exception {
        Path target = folder.resolve("rows.csv");
        Files.writeString(target, "older");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new ImageExport(reader).write(ImageQuery.ALL, ExportFormat.CSV, target))
                .isInstanceOf(InterruptedException.class);
        assertThat(target).hasContent("older");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Parts::isPart)).isEmpty();
        }
    }

    @Test
    void saysWhyAndWhatToDo_whenTheFileCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(
                        () -> new ImageExport(reader).write(ImageQuery.ALL, ExportFormat.CSV, file.resolve("rows.csv")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("rows.csv")
                .hasMessageContaining("name another file");
    }

    private Path export(ImageQuery query, ExportFormat format) throws Exception {
        Path target = folder.resolve("rows." + format.suffix());
        new ImageExport(reader).write(query, format, target);
        return target;
    }

    private List<ImageRecord> images() throws StorageException {
        return reader.images(reader.ids(ImageQuery.ALL));
    }
}
