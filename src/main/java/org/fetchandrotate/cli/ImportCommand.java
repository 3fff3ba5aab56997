package org.fetchandrotate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.imports.ImportedList;
import org.fetchandrotate.settings.Addition;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.WebsiteList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `import`
@Command(
        name = "import",
        description =
                "Add the addresses of other lists to the list of websites, each once: of text files, CSV and TSV (a"
                        + " column named url), JSON and JSON lines, bookmarks of browsers, aria2 lists, HTML and Markdown with"
                        + " links. What a file is, is seen from its content.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate import bookmarks.html",
            "  fetch-and-rotate import photos.csv more.jsonl",
            "",
            "A column caption, or a link's words, become a comment above the address.",
            "Says how many were added and how many were listed already, and names each",
            "line that is no address.",
            "",
            "Exit code: 0 all are listed now, 1 some lines are no addresses, 2 bad usage,",
            "settings or list, 3 the list can't be written.",
        })
final class ImportCommand extends WorkspaceCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Lists in any of these forms.")
    private List<String> files = new ArrayList<>();

    ImportCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws CommandFailure, SettingsException {
        workspace.requireFile(environment.folder());
        Path target = workspace.load(environment.folder()).workspace().websiteList();
        WebsiteList before = Files.exists(target) ? WebsiteList.load(target) : WebsiteList.empty();
        WebsiteList list = before;
        ExitCode result = ExitCode.COMPLETE;
        for (String name : files) {
            ImportedList imported = read(name);
            Addition addition = list.with(imported.offers());
            list = addition.list();
            tell(name, imported, addition);
            if (!addition.findings().isEmpty()) {
                result = ExitCode.INCOMPLETE;
            }
        }
        if (!list.equals(before)) {
            save(list, target);
        }
        return result.code();
    }

    private ImportedList read(String name) throws CommandFailure {
        try {
            return ImportedList.read(environment.folder().resolve(name));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, name + ": there is no such file");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, name + ": can't be read (" + e.getMessage() + ")");
        }
    }

    private void tell(String name, ImportedList imported, Addition addition) {
        Terminal terminal = environment.terminal();
        PrintWriter err = terminal.err();
        for (WebsiteList.Finding finding : addition.findings()) {
            String text =
                    Wording.fit(finding.text().strip(), 200, terminal.look().glyphs());
            err.println("%s:%d: %s: %s".formatted(name, finding.line(), Wording.printable(text), finding.reason()));
        }
        terminal.out()
                .println("%s (%s): %d added, %d already listed, %s"
                        .formatted(
                                name,
                                imported.format().words(),
                                addition.added(),
                                addition.repeated(),
                                Wording.count(addition.findings().size(), "line") + " without an address"));
    }

    private static void save(WebsiteList list, Path target) throws CommandFailure {
        try {
            list.save(target);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.MACHINE, target + ": can't be written (" + e.getMessage() + ")");
        }
    }
}
