package org.fetchandrotate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.storage.StorageException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where what went wrong becomes a line on standard error and an exit code.
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED.code();
        }
        return tell(failure, command.getErr());
    }

    /// Says what went wrong.
    ///
    /// @return the exit code
    static int tell(Exception failure, PrintWriter err) {
        return told(failure, err).code();
    }

    /// The same, with the code by its name.
    static ExitCode told(Exception failure, PrintWriter err) {
        err.println(message(failure));
        return exitCode(failure);
    }

    private static ExitCode exitCode(Exception failure) {
        return switch (failure) {
            case CommandFailure known -> known.exitCode();
            case SettingsException _ -> ExitCode.USAGE;
            default -> ExitCode.MACHINE;
        };
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case CommandFailure known -> String.valueOf(known.getMessage());
            case SettingsException known -> String.valueOf(known.getMessage());
            case StorageException known -> String.valueOf(known.getMessage());
            case RunException known -> String.valueOf(known.getMessage());
            case IOException ofFile -> describe(ofFile);
            default -> {
                LoggerFactory.getLogger(FailureHandler.class).error("Unexpected failure", failure);
                yield "Unexpected failure, which is a fault of the program: " + failure;
            }
        };
    }

    /// What a file system says, in words: its messages are often no more than the file's name.
    static String describe(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(failure.getMessage() == null ? failure : failure.getMessage());
        };
    }
}
