package org.fetchandrotate.cli;

import java.nio.file.Path;
import org.fetchandrotate.engine.Engine;

/// What commands find around them. Given by the composition root.
///
/// @param folder the current one: what relative paths on the command line are relative to
/// @param version of the program
public record Environment(Terminal terminal, Path folder, Engine engine, Window window, String version) {}
