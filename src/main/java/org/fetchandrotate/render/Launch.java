package org.fetchandrotate.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a browser is started such that it shows nothing, keeps nothing, loads no picture, finds no network, and
/// announces where it can be talked to.
interface Launch {
    /// What stands before the address in the line of its standard error that announces it.
    String announced();

    /// Writes what a profile has to hold beforehand.
    void furnish(Path profile, String userAgent) throws IOException;

    /// What is said on its command line.
    List<String> options(Path profile, String userAgent);

    /// What its environment has beside ours.
    Map<String, String> environment(Path profile);
}
