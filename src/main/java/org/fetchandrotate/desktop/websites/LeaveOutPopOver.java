package org.fetchandrotate.desktop.websites;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.websites.LeaveOutTrial.Effect;
import org.fetchandrotate.desktop.websites.LeaveOutTrial.Scanned;

/// Asks which word of some images shall leave out images like them, and shows what each would leave out on every
/// website while these are scanned. Used on the FX thread.
final class LeaveOutPopOver {
    private static final int MOST_NAMED = 8;

    private final Messages messages;
    private final LeaveOutTrial trial;
    private final ToggleGroup choice = new ToggleGroup();
    private final Label effect = new Label();
    private final Label websites = new Label();
    private final Button leaveOut = new Button();
    private final PopOver popOver;

    /// @param trial closed with this
    /// @param onChosen given the word
    LeaveOutPopOver(Messages messages, List<String> words, LeaveOutTrial trial, Consumer<String> onChosen) {
        this.messages = messages;
        this.trial = trial;
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("keywords");
        for (String word : words) {
            ToggleButton chip = new ToggleButton(word);
            chip.setId("leave-out-word-" + word);
            chip.getStyleClass().add("keyword");
            chip.setUserData(word);
            chip.setToggleGroup(choice);
            chips.getChildren().add(chip);
        }
        Label title =
                new Label(messages.text(words.isEmpty() ? "websites.leave-out.none" : "websites.leave-out.title"));
        title.getStyleClass().add("banner-title");
        effect.setId("leave-out-effect");
        effect.setWrapText(true);
        websites.setId("leave-out-websites");
        websites.getStyleClass().add("muted");
        leaveOut.setId("leave-out");
        leaveOut.getStyleClass().add("accent");
        VBox content = new VBox(title, chips, effect, websites, leaveOut);
        content.setId("leave-out-sheet");
        content.getStyleClass().add("leave-out");
        popOver = new PopOver(content);
        popOver.setDetachable(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
        popOver.getRoot().getStylesheets().addAll(Appearance.styleSheets());
        popOver.setOnHidden(_ -> trial.close());
        leaveOut.setOnAction(_ -> {
            chosen().ifPresent(onChosen);
            popOver.hide();
        });
        choice.selectedToggleProperty().subscribe(_ -> tell());
        trial.scanned().addListener((ListChangeListener<Scanned>) _ -> tell());
    }

    void show(Node beside) {
        popOver.show(beside);
    }

    private java.util.Optional<String> chosen() {
        Toggle toggle = choice.getSelectedToggle();
        return java.util.Optional.ofNullable(toggle).map(selected -> (String) selected.getUserData());
    }

    private void tell() {
        String word = chosen().orElse("");
        leaveOut.setDisable(word.isEmpty());
        leaveOut.setText(messages.text("websites.leave-out.do", word));
        Effect known = trial.effect(word);
        effect.setText(
                word.isEmpty()
                        ? messages.text("websites.leave-out.scanning", known.scanned(), known.all())
                        : messages.text(
                                "websites.leave-out.effect",
                                known.leftOut(),
                                known.images(),
                                known.websites(),
                                known.scanned(),
                                known.all()));
        websites.setText(trial.scanned().stream()
                .filter(site -> site.leftOut().getOrDefault(word, 0) > 0)
                .sorted(Comparator.comparing((Scanned site) -> site.leftOut().getOrDefault(word, 0))
                        .reversed())
                .limit(MOST_NAMED)
                .map(site -> messages.text(
                        "websites.leave-out.website",
                        site.website().hostname(),
                        site.leftOut().getOrDefault(word, 0),
                        site.images()))
                .collect(Collectors.joining("\n")));
    }
}
