package org.fetchandrotate.desktop.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the window asks of the desktop system around it. A test's version remembers instead. Called on the FX
/// thread.
public interface SystemActions {
    /// Opens a file or folder with the program that the system uses for it.
    void open(Path file);

    /// Opens a page in the browser.
    void browse(String url);

    /// Says who is told of what couldn't be opened.
    ///
    /// @param told given the file, the folder or the URL, on the FX thread
    void onUnopened(Consumer<String> told);

    /// The wastebasket for what lies in a folder. Waits for the disk: may be called on any thread.
    ///
    /// @return empty where there is none: what is deleted is gone
    Optional<Wastebasket> wastebasket(Path folder);

    /// Copies text to the clipboard.
    void copy(String text);

    /// Asks for a file to save to.
    ///
    /// @return empty if the user thought better of it
    Optional<Path> chooseSaveFile(String title, String suggestedName);

    /// Asks for a folder.
    ///
    /// @param near where to begin
    /// @return empty if the user thought better of it
    Optional<Path> chooseFolder(String title, Optional<Path> near);

    /// Asks for text files.
    List<Path> chooseFiles(String title);

    /// Tells the user something while the window isn't in front.
    void notify(String title, String text);

    /// What the desktop shows of the program outside of its window.
    DesktopPresence presence();
}
