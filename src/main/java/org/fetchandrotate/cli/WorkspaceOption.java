package org.fetchandrotate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.storage.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--config`: which workspace a command works in.
final class WorkspaceOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings; the workspace is their folder. Default: config.ini in the current folder.")
    private @Nullable Path config;

    /// Settings, and where everything is by them.
    record Chosen(SettingsFile settings, Workspace workspace) {
        /// The same with another value for this once.
        ///
        /// @throws SettingsException if the value isn't allowed
        Chosen with(SettingKey key, String value) throws SettingsException {
            return new Chosen(settings.with(key, value), workspace);
        }
    }

    /// What the file says, or the defaults where there is none.
    ///
    /// @param folder the current one
    /// @throws CommandFailure if the user named a file that is missing
    Chosen load(Path folder) throws CommandFailure, SettingsException {
        if (config != null) {
            requireFile(folder);
        }
        return of(file(folder));
    }

    /// Makes sure that the folder is a workspace: a run is not to begin one wherever it happens to be called.
    ///
    /// @throws CommandFailure if the file is missing
    void requireFile(Path folder) throws CommandFailure {
        Path file = file(folder);
        if (Files.notExists(file)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    file + ": there is no such file; go to a workspace's folder, or name its settings with --config"
                            + " (an empty file will do: everything has a default)");
        }
    }

    private Path file(Path folder) {
        Path named = config;
        return folder.resolve(named == null ? Path.of("config.ini") : named).normalize();
    }

    static Chosen of(Path file) throws SettingsException {
        SettingsFile settings = SettingsFile.load(file);
        Path root = file.toAbsolutePath().getParent();
        if (root == null) {
            throw new IllegalArgumentException("No file: " + file);
        }
        return new Chosen(settings, new Workspace(root, settings.settings().files()));
    }
}
