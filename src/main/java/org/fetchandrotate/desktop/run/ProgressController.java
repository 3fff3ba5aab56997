package org.fetchandrotate.desktop.run;

import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.fetchandrotate.desktop.shell.ViewContext;

/// Wires the progress of a run: a bar and numbers.
final class ProgressController {
    private final ProgressModel run;
    private final RunWords words;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label images;

    @FXML
    private Label failed;

    @FXML
    private Label reused;

    @FXML
    private Label imagesPerSecond;

    @FXML
    private Label speed;

    @FXML
    private Label elapsed;

    @FXML
    private Label timeLeft;

    @FXML
    private Label batch;

    ProgressController(ViewContext context) {
        run = context.runs().progress();
        words = new RunWords(context.messages());
    }

    @FXML
    private void initialize() {
        progress.progressProperty().bind(run.fractionProperty());
        progress.accessibleTextProperty().bind(images.textProperty());
        say(images, () -> words.images(run), run.succeededProperty(), run.aimedProperty());
        say(failed, () -> words.count(run.failedProperty().get()), run.failedProperty());
        say(reused, () -> words.count(run.reusedProperty().get()), run.reusedProperty());
        say(imagesPerSecond, () -> words.perSecond(run.imagesPerSecondProperty().get()), run.imagesPerSecondProperty());
        say(speed, () -> words.speed(run.bytesPerSecondProperty().get()), run.bytesPerSecondProperty());
        say(elapsed, () -> words.elapsed(run.elapsedProperty().get()), run.elapsedProperty());
        say(timeLeft, () -> words.timeLeft(run.timeLeftProperty().get()), run.timeLeftProperty());
        say(batch, () -> words.count(run.batchProperty().get()), run.batchProperty());
    }

    private static void say(Label label, Supplier<String> words, Observable... changes) {
        label.textProperty().bind(Bindings.createStringBinding(words::get, changes));
    }
}
