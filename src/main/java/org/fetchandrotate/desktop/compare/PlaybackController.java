package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.Messages;

/// Wires what plays an animation and steps through it: there only while one is looked at.
public final class PlaybackController {
    private final Playback playback;
    private final Messages messages;

    @FXML
    private HBox root;

    @FXML
    private Button play;

    @FXML
    private Label place;

    PlaybackController(Playback playback, Messages messages) {
        this.playback = playback;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(playback.countProperty().greaterThan(1));
        root.managedProperty().bind(root.visibleProperty());
        Tooltip tip = new Tooltip();
        play.setTooltip(tip);
        playback.playingProperty().subscribe(isPlaying -> {
            play.setGraphic((isPlaying ? Icons.PAUSE : Icons.START).node());
            play.setAccessibleText(messages.text(isPlaying ? "compare.frame.pause" : "compare.frame.play"));
            tip.setText(messages.text(isPlaying ? "compare.frame.pause.tip" : "compare.frame.play.tip"));
        });
        place.textProperty()
                .bind(Bindings.createStringBinding(
                        this::placeInWords, playback.frameProperty(), playback.countProperty()));
    }

    private String placeInWords() {
        Optional<PairFrame> frame = playback.frameProperty().get();
        return frame.map(shown -> messages.text(
                        "compare.frame.place",
                        shown.index() + 1,
                        playback.countProperty().get(),
                        shown.delay().toMillis()))
                .orElse("");
    }

    @FXML
    private void playOrRest() {
        playback.playOrRest();
    }

    @FXML
    private void goToPrevious() {
        playback.previous();
    }

    @FXML
    private void goToNext() {
        playback.next();
    }
}
