package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.BooleanBinding;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.controlsfx.control.StatusBar;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.OneChosen;
import org.fetchandrotate.desktop.base.Theme;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.schedule.Schedule;
import org.fetchandrotate.desktop.schedule.ScheduleWords;
import org.jspecify.annotations.Nullable;

/// Wires the frame of the window: menu bar, navigation, status bar, and the place where pages show. The theme
/// outlives it, so it has to be closed.
final class ShellController implements AutoCloseable {
    private final DesktopWindow window;
    private final ShellViewModel model;
    private final Appearance appearance;
    private final Languages languages;
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private Subscription themeShown = Subscription.EMPTY;
    private Subscription scheduleShown = Subscription.EMPTY;

    /// What had the keyboard before the page was covered.
    private @Nullable Node focusBefore;

    @FXML
    private BorderPane root;

    @FXML
    private MenuBar menuBar;

    @FXML
    private Menu recentMenu;

    @FXML
    private ToggleGroup pages;

    @FXML
    private ToggleButton websitesButton;

    @FXML
    private ToggleButton runButton;

    @FXML
    private ToggleButton historyButton;

    @FXML
    private ToggleButton settingsButton;

    @FXML
    private ToggleButton logButton;

    @FXML
    private StackPane content;

    @FXML
    private Node workspaceIcon;

    @FXML
    private HBox noticeBar;

    @FXML
    private Label noticeText;

    @FXML
    private Button noticeAction;

    @FXML
    private Button quitting;

    @FXML
    private StatusBar statusBar;

    @FXML
    private Label readOnlyLabel;

    @FXML
    private Label failureLabel;

    @FXML
    private Label runLabel;

    @FXML
    private MenuItem openFolderItem;

    @FXML
    private MenuItem startItem;

    @FXML
    private MenuItem pauseItem;

    @FXML
    private MenuItem stopItem;

    @FXML
    private Menu repeatMenu;

    @FXML
    private Button scheduleNote;

    @FXML
    private ToggleGroup themes;

    @FXML
    private ToggleGroup languageChoices;

    ShellController(DesktopWindow window, ShellViewModel model, Appearance appearance, Languages languages) {
        this.window = window;
        this.model = model;
        this.appearance = appearance;
        this.languages = languages;
    }

    @FXML
    private void initialize() {
        wirePages();
        wireMenus();
        model.sessionProperty().subscribe(_ -> showRecent());
        root.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        wireStatus();
    }

    /// Shows a page, or what stands in its place.
    void show(Node page) {
        page.setDisable(false);
        content.getChildren().setAll(page);
    }

    /// Shows something above the page; see [#uncover()].
    void cover(Node cover) {
        uncover();
        focusBefore = content.getScene().getFocusOwner();
        content.getChildren().forEach(page -> page.setDisable(true));
        content.getChildren().add(cover);
    }

    /// Takes away what covers the page, and gives the keyboard back. Does nothing if nothing does.
    void uncover() {
        if (content.getChildren().size() > 1) {
            content.getChildren().removeLast();
            content.getChildren().forEach(page -> page.setDisable(false));
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    /// Says something above the page until the user has read it.
    ///
    /// @param words a sentence
    /// @param help what can be done about it, as a verb
    /// @param action does it
    void tell(String words, String help, Runnable action) {
        noticeText.setText(words);
        noticeAction.setText(help);
        noticeAction.setOnAction(_ -> action.run());
        noticeBar.setVisible(true);
    }

    /// Lets the user say how often runs come by themselves, and shows when the next does.
    void offer(Schedule schedule, ScheduleWords words) {
        scheduleShown = new ScheduleControls(repeatMenu, scheduleNote).wire(schedule, words, model);
    }

    @Override
    public void close() {
        themeShown.unsubscribe();
        scheduleShown.unsubscribe();
    }

    private void wirePages() {
        buttons.put(Page.WEBSITES, websitesButton);
        buttons.put(Page.RUN, runButton);
        buttons.put(Page.HISTORY, historyButton);
        buttons.put(Page.SETTINGS, settingsButton);
        buttons.put(Page.LOG, logButton);
        buttons.forEach((page, button) -> {
            button.setUserData(page);
            button.disableProperty().bind(model.openBinding().not());
        });
        OneChosen.keep(pages);
        model.pageProperty().subscribe(page -> pages.selectToggle(buttons.get(page)));
        // by a click or an arrow key alike
        pages.selectedToggleProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Toggle selected) {
        if (selected != null) {
            model.pageProperty().set((Page) selected.getUserData());
        }
    }

    private void wireMenus() {
        openFolderItem.disableProperty().bind(model.openBinding().not());
        startItem.disableProperty().bind(model.startableBinding().not());
        pauseItem.textProperty().bind(model.pauseTextBinding());
        pauseItem.disableProperty().bind(model.pausableBinding().not());
        stopItem.disableProperty().bind(model.stoppableBinding().not());
        themes.getToggles().forEach(toggle -> {
            RadioMenuItem item = (RadioMenuItem) toggle;
            Theme theme = Theme.ofCode(String.valueOf(item.getUserData()));
            themeShown =
                    themeShown.and(appearance.themeProperty().subscribe(chosen -> item.setSelected(chosen == theme)));
            item.setOnAction(event -> appearance.themeProperty().set(theme));
        });
        languageChoices.getToggles().forEach(toggle -> {
            RadioMenuItem item = (RadioMenuItem) toggle;
            String language = String.valueOf(item.getUserData());
            item.setSelected(languages.chosen().equals(language));
            item.disableProperty().bind(model.activeBinding());
            item.setOnAction(event -> window.speak(language));
        });
    }

    private void showRecent() {
        recentMenu
                .getItems()
                .setAll(window.recent().stream().map(this::recentItem).toList());
        recentMenu.setDisable(recentMenu.getItems().isEmpty());
    }

    private MenuItem recentItem(Path folder) {
        MenuItem item = new MenuItem(folder.toString());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> window.openRecent(folder));
        return item;
    }

    /// A question mark has another key on every keyboard.
    private void onTyped(KeyEvent event) {
        if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
            window.keys();
            event.consume();
        }
    }

    private void wireStatus() {
        statusBar.textProperty().bind(model.workspaceTextBinding());
        show(workspaceIcon, model.openBinding());
        show(readOnlyLabel, model.readOnlyBinding());
        show(runLabel, model.openBinding());
        statusBar.progressProperty().bind(model.shownProgressBinding());
        statusBar.skinProperty().subscribe(_ -> nameProgress());
        runLabel.textProperty().bind(model.runTextBinding());
        failureLabel.textProperty().bind(model.saveFailureBinding());
        show(failureLabel, failureLabel.textProperty().isNotEmpty());
        noticeBar.setVisible(false);
        noticeBar.managedProperty().bind(noticeBar.visibleProperty());
        quitting.visibleProperty().bind(model.quittingProperty());
        quitting.managedProperty().bind(model.quittingProperty());
        quitting.setOnAction(_ -> model.quittingProperty().set(false));
    }

    private void nameProgress() {
        if (statusBar.lookup(".progress-bar") instanceof ProgressBar bar) {
            bar.setAccessibleText(model.progressName());
        }
    }

    private static void show(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    @FXML
    private void dismissNotice() {
        noticeBar.setVisible(false);
    }

    @FXML
    private void openWorkspace() {
        window.chooseWorkspace();
    }

    @FXML
    private void openFolder() {
        window.openFolder();
    }

    @FXML
    private void exit() {
        window.exit();
    }

    @FXML
    private void start() {
        window.startRun();
    }

    @FXML
    private void pause() {
        window.runs().ifPresent(runs -> {
            if (model.phaseProperty().get() == RunPhase.PAUSED) {
                runs.resume();
            } else {
                runs.pause();
            }
        });
    }

    @FXML
    private void stop() {
        window.runs().ifPresent(runs -> runs.stop());
    }

    @FXML
    private void goTo(ActionEvent event) {
        window.go(Page.valueOf(String.valueOf(((MenuItem) event.getSource()).getUserData())));
    }

    @FXML
    private void about() {
        window.about();
    }

    @FXML
    private void keys() {
        window.keys();
    }

    @FXML
    private void palette() {
        window.palette(new MenuEntries(menuBar, "paletteItem").entries());
    }

    @FXML
    private void help() {
        window.help();
    }
}
