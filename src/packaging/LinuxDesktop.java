import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What tells a Linux desktop and its shells about the program: menu entry, software centre's description, manual
/// page, completions.
///
/// @param home the folder that the program is installed in
record LinuxDesktop(Product product, String home) {
    private static final Path TEMPLATES = Path.of("src/packaging/linux").toAbsolutePath();
    private static final String METAINFO = Product.IDENTIFIER + ".fetch_and_rotate.metainfo.xml";

    /// What it lays in a tree, as a package manager wants to know it.
    static List<String> files() {
        return List.of(
                "/usr/share/applications/" + Product.COMMAND + ".desktop",
                "/usr/share/metainfo/" + METAINFO,
                "/usr/share/man/man1/" + Product.COMMAND + ".1.gz",
                "/usr/share/bash-completion/completions/" + Product.COMMAND,
                "/usr/share/zsh/vendor-completions/_" + Product.COMMAND,
                "/usr/share/zsh/site-functions/_" + Product.COMMAND);
    }

    /// @param command the program, as it can be run now
    void lay(Path tree, Path command) throws IOException, InterruptedException {
        String date = LocalDate.ofInstant(product.timestamp(), ZoneOffset.UTC).toString();
        String bash = output(command, "generate-completion");
        ManPage page = new ManPage(Product.COMMAND, Product.DESCRIPTION, product.version(), date);
        Map<String, String> texts = Map.of(
                files().get(0), template(Product.COMMAND + ".desktop").replace("@HOME@", home),
                files().get(1),
                        template(METAINFO)
                                .replace("@VERSION@", product.version())
                                .replace("@DATE@", date),
                files().get(3), bash,
                files().get(4), zsh(bash),
                files().get(5), zsh(bash));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = made(tree, text.getKey());
            Files.writeString(file, text.getValue());
        }
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(made(tree, files().get(2))))) {
            zipped.write(page.text(arguments -> output(command, arguments)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// zsh can take the completions of bash.
    private static String zsh(String bash) {
        return "#compdef " + Product.COMMAND + "\nautoload -U +X bashcompinit && bashcompinit\n" + bash;
    }

    private static String template(String name) throws IOException {
        return Files.readString(TEMPLATES.resolve(name));
    }

    private static Path made(Path tree, String absolute) throws IOException {
        Path file = tree.resolve(absolute.substring(1));
        Files.createDirectories(file.getParent());
        return file;
    }

    private static String output(Path command, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String text;
        try (InputStream stream = process.getInputStream()) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0 || text.isBlank()) {
            throw new IOException(words + " says nothing");
        }
        return text;
    }
}
