package org.fetchandrotate.cli;

import java.nio.file.Path;
import java.time.Clock;

/// What commands find around them. Given by the composition root.
///
/// @param folder the current one: what relative paths on the command line are relative to
/// @param version of the program
public record Environment(
        Terminal terminal, Path folder, Clock clock, EngineMaker engines, Window window, String version) {}
