package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.fetchandrotate.engine.ShardImage;
import org.fetchandrotate.engine.ShardList;
import org.fetchandrotate.engine.ShardRun;
import org.fetchandrotate.engine.ShardStats;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `shard`
@Command(
        name = "shard",
        description = {
            "Take the images of a list, without a workspace: one part of a job that many machines do together.",
            "The list has a JSON object a line, with \"page\" and \"url\" at least, as scrape --json prints them."
        },
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate shard --in part-7.jsonl --out shards/part-7",
            "  fetch-and-rotate shard --in part-7.jsonl --out shards/part-7.tar --json",
            "",
            "What is there is whole: a shard is finished when its stats.json (part-7.stats.json beside an archive) is"
                    + " there, and made again it asks for nothing. A shard that was killed is made from its beginning.",
        })
final class ShardCommand extends WorkspaceCommand {
    @Option(names = "--in", paramLabel = "PART.jsonl", required = true, description = "The list of images.")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR|TAR",
            required = true,
            description = "A folder, or an archive in the form of WebDataset if it ends in .tar.")
    private Path out = Path.of("");

    @Option(names = "--id", paramLabel = "ID", description = "The shard's id. Default: the list's name.")
    private @Nullable String id;

    @Option(names = "--json", description = "Print a JSON object for each image and one for the shard, nothing else.")
    private boolean json;

    ShardCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = workspace.load(environment.folder()).settings().settings();
        Path list = environment.folder().resolve(in).normalize();
        List<ShardImage> images = images(list);
        Path output = environment.folder().resolve(out).normalize();
        Terminal terminal = environment.terminal();
        Consumer<String> onRow = json ? terminal.data()::println : _ -> {};
        try {
            ShardRun run = environment.engine().shards(settings);
            ShardStats stats = run.make(idOf(list), images, output, onRow);
            if (json) {
                terminal.data().println(stats.line());
            } else {
                terminal.out().println(words(stats, output));
            }
            return (stats.processed() == stats.images() ? ExitCode.COMPLETE : ExitCode.INCOMPLETE).code();
        } catch (ShardRun.OtherShardException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static List<ShardImage> images(Path list) throws IOException, CommandFailure {
        try {
            return ShardList.read(Files.readAllLines(list));
        } catch (JsonFault fault) {
            throw new CommandFailure(ExitCode.USAGE, list + ": " + fault.getMessage());
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.USAGE, list + ": isn't UTF-8 text");
        }
    }

    private String idOf(Path list) {
        String name = String.valueOf(list.getFileName());
        return id == null ? name.replaceFirst("\\.[a-z]+$", "") : id;
    }

    private static String words(ShardStats stats, Path output) {
        return "%s: %s, %d not taken, in %s"
                .formatted(
                        stats.shard(),
                        Wording.count(stats.processed(), "image"),
                        stats.images() - stats.processed(),
                        output);
    }
}
