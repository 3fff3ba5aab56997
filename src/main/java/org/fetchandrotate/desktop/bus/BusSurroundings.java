package org.fetchandrotate.desktop.bus;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What is around a connection to the bus.
///
/// @param worker the thread that uses the connection
/// @param fxThread does what the user asks of the icon
/// @param told whether somebody shows the icon; called on any thread
record BusSurroundings(Executor worker, Executor fxThread, Consumer<Boolean> told) {}
