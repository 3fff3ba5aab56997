package org.fetchandrotate.desktop.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the window asks of the desktop system around it. A test's version remembers instead. Called on the FX
/// thread.
public interface SystemActions {
    /// Opens a file or folder with the program that the system uses for it.
    void open(Path file);

    /// Opens a page in the browser.
    void browse(String url);

    /// Copies text to the clipboard.
    void copy(String text);

    /// Asks for a file to save to.
    ///
    /// @return empty if the user thought better of it
    Optional<Path> chooseSaveFile(String title, String suggestedName);

    /// Asks for a folder.
    ///
    /// @return empty if the user thought better of it
    Optional<Path> chooseFolder(String title);

    /// Asks for text files.
    List<Path> chooseFiles(String title);

    /// Tells the user something while the window isn't in front.
    void notify(String title, String text);
}
