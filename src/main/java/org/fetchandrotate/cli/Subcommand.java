package org.fetchandrotate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// What every command has: the environment it is called in, and `--help`. Gives the exit code.
abstract class Subcommand implements Callable<Integer> {
    final Environment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    Subcommand(Environment environment) {
        this.environment = environment;
    }
}
