package org.fetchandrotate.cli;

import picocli.CommandLine.Mixin;

/// A command that works in a workspace: it has `--config` too.
abstract class WorkspaceCommand extends Subcommand {
    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    WorkspaceCommand(Environment environment) {
        super(environment);
    }
}
