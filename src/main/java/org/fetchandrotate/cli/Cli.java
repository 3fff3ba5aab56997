package org.fetchandrotate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The command line: chooses a command by the arguments, lets it work, and tells how the process is to end.
public final class Cli {
    static final String NAME = "fetch-and-rotate";

    /// picocli's name for what prints a script of completions, of all commands.
    private static final String COMPLETION = "generate-completion";

    private static final Map<String, Function<Environment, Object>> COMMANDS = commands();

    private final Environment environment;

    public Cli(Environment environment) {
        this.environment = environment;
    }

    /// Does what the arguments ask for.
    ///
    /// @return the exit code: see [ExitCode]
    public int run(String... arguments) {
        return arguments.length == 0 ? openWindow() : runCommand(arguments);
    }

    /// Without reading any options, which would take a tenth of the time that the window needs to show.
    private int openWindow() {
        try {
            return new TopCommand(environment).call();
        } catch (CommandFailure | RuntimeException failure) {
            return FailureHandler.tell(failure, environment.terminal().err());
        }
    }

    private int runCommand(String... arguments) {
        Terminal terminal = environment.terminal();
        CommandLine line = new CommandLine(new TopCommand(environment));
        line.getCommandSpec().version("Fetch and Rotate " + environment.version());
        addCommands(line, arguments);
        Optional.ofNullable(line.getSubcommands().get(COMPLETION))
                .ifPresent(hidden -> hidden.getCommandSpec().usageMessage().hidden(true));
        FailureHandler failures = new FailureHandler();
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setUsageHelpWidth(Math.clamp(terminal.look().width(), 60, 100))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        switch (terminal.look().colour()) {
                            case COLOURED -> Ansi.ON;
                            case NONE -> Ansi.OFF;
                        }));
        int code = line.execute(arguments);
        terminal.out().flush();
        terminal.data().flush();
        return code;
    }

    /// Reading a command's options by reflection takes milliseconds, so where the first argument names a command
    /// the others are left alone.
    private void addCommands(CommandLine line, String... arguments) {
        if (COMMANDS.containsKey(arguments[0]) && !arguments[0].equals(COMPLETION)) {
            String name = arguments[0];
            line.addSubcommand(name, make(name));
        } else {
            COMMANDS.keySet().forEach(name -> line.addSubcommand(name, make(name)));
        }
    }

    private Object make(String name) {
        Function<Environment, Object> command = COMMANDS.get(name);
        if (command == null) {
            throw new IllegalArgumentException("No command " + name);
        }
        return command.apply(environment);
    }

    private static Map<String, Function<Environment, Object>> commands() {
        Map<String, Function<Environment, Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("watch", WatchCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("scrape", ScrapeCommand::new);
        commands.put("rotate", RotateCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("shard", ShardCommand::new);
        commands.put("history", HistoryCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("dump", DumpCommand::new);
        commands.put("clean", CleanCommand::new);
        // for packages and for users of other shells; picocli's own
        commands.put(COMPLETION, _ -> new GenerateCompletion());
        return commands;
    }
}
