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

    /// @param folder the current one
    /// @throws CommandFailure if the user named a file that is missing
    Chosen load(Path folder) throws CommandFailure, SettingsException {
        Path named = config;
        Path file =
                folder.resolve(named == null ? Path.of("config.ini") : named).normalize();
        if (named != null && Files.notExists(file)) {
            throw new CommandFailure(ExitCode.USAGE, named + ": there is no such file");
        }
        return of(file);
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
