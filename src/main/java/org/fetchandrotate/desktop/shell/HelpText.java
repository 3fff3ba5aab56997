package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Draws the few forms of Markdown that the help is written in: `# ` and `## ` headings, paragraphs, `- ` items,
/// `| key | what it does |` rows, `**bold**` and code within a line.
///
/// @param markdown a block a line
record HelpText(String markdown) {
    /// Of a table's width, in percent, what the keys get.
    private static final double KEYS = 36;

    private static final Pattern MARKED = Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`");
    private static final Pattern ROW = Pattern.compile("\\|(.+)\\|(.+)\\|");

    Node node() {
        VBox blocks = new VBox();
        blocks.getStyleClass().add("help");
        List<Matcher> rows = new ArrayList<>();
        for (String line : (markdown + "\n").split("\n", -1)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row);
                continue;
            }
            if (!rows.isEmpty()) {
                blocks.getChildren().add(table(rows));
                rows.clear();
            }
            if (!line.isBlank()) {
                blocks.getChildren().add(block(line));
            }
        }
        return blocks;
    }

    private static Node block(String line) {
        if (line.startsWith("## ")) {
            return heading(line.substring(3), "help-section");
        }
        if (line.startsWith("# ")) {
            return heading(line.substring(2), "help-title");
        }
        return line.startsWith("- ") ? flow("•  " + line.substring(2), "help-item") : flow(line, "help-paragraph");
    }

    private static Label heading(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    private static TextFlow flow(String line, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        Matcher marked = MARKED.matcher(line);
        int end = 0;
        while (marked.find()) {
            flow.getChildren().add(text(line.substring(end, marked.start()), "help-words"));
            flow.getChildren()
                    .add(
                            marked.group(1) != null
                                    ? text(marked.group(1), "help-bold")
                                    : text(marked.group(2), "help-code"));
            end = marked.end();
        }
        flow.getChildren().add(text(line.substring(end), "help-words"));
        return flow;
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static GridPane table(List<Matcher> rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-keys");
        grid.getColumnConstraints().setAll(share(KEYS), share(100 - KEYS));
        for (int row = 0; row < rows.size(); row++) {
            Label key = new Label(rows.get(row).group(1).strip());
            key.getStyleClass().add("help-key");
            key.setWrapText(true);
            Label words = new Label(rows.get(row).group(2).strip());
            words.setWrapText(true);
            grid.addRow(row, key, words);
        }
        return grid;
    }
}
