import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The manual page of the command, made of what the program itself says to `--help`, so that the two can't differ.
///
/// @param date of the release, `2026-11-24`
record ManPage(String name, String summary, String version, String date) {
    /// A command in the list of `--help`: two spaces, its name, and what it does.
    private static final Pattern COMMAND = Pattern.compile("  ([a-z-]+)  +\\S.*");

    /// What prints the help for some arguments.
    interface Help {
        String of(String... arguments) throws IOException, InterruptedException;
    }

    String text(Help help) throws IOException, InterruptedException {
        String top = help.of("--help");
        StringBuilder page = new StringBuilder();
        page.append(".TH \"%s\" \"1\" \"%s\" \"%s %s\" \"User Commands\"\n"
                .formatted(escaped(name.toUpperCase(java.util.Locale.ROOT)), date, escaped(name), version));
        page.append(".SH NAME\n")
                .append(escaped(name))
                .append(" \\- ")
                .append(escaped(summary))
                .append('\n');
        page.append(".SH DESCRIPTION\n").append(preformatted(top));
        for (String command : commands(top)) {
            page.append(".SH \"COMMAND ").append(escaped(command)).append("\"\n");
            page.append(preformatted(help.of(command, "--help")));
        }
        page.append("""
                .SH FILES
                .TP
                .I config.ini
                the settings, each explained
                .TP
                .I input.txt
                websites, one a line
                .TP
                .I img\\-original, img\\-rotated
                the pictures, in a folder for each host
                .TP
                .I db/imgs.db
                the history, an SQLite database
                """);
        return page.toString();
    }

    /// In the order of the list.
    static List<String> commands(String help) {
        List<String> commands = new ArrayList<>();
        boolean isList = false;
        for (String line : help.lines().toList()) {
            if (line.equals("Commands:")) {
                isList = true;
            } else if (isList) {
                Matcher command = COMMAND.matcher(line);
                if (command.matches()) {
                    commands.add(command.group(1));
                } else if (line.isBlank()) {
                    break;
                }
            }
        }
        return commands;
    }

    private static String preformatted(String text) {
        StringBuilder lines = new StringBuilder(".nf\n");
        for (String line : text.strip().lines().toList()) {
            // a full stop or an apostrophe would begin a request
            lines.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                    .append(escaped(line))
                    .append('\n');
        }
        return lines.append(".fi\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
