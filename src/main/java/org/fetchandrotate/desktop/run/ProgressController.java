package org.fetchandrotate.desktop.run;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.fetchandrotate.desktop.shell.ViewContext;

/// Wires the progress of a run: a bar and numbers.
final class ProgressController {
    private final ObservableValue<Boolean> active;
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
    private Node reusedFigure;

    @FXML
    private Node imagesPerSecondFigure;

    @FXML
    private Node speedFigure;

    @FXML
    private Node elapsedFigure;

    @FXML
    private Node timeLeftFigure;

    ProgressController(ViewContext context) {
        active = context.runs().phaseProperty().map(RunPhase::isActive);
        run = context.runs().progress();
        words = new RunWords(
                context.messages(), context.session().engine().clock().getZone());
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
        showIf(reusedFigure, run.reusedProperty().greaterThan(0));
        showIf(imagesPerSecondFigure, run.imagesPerSecondProperty().greaterThan(0));
        showIf(speedFigure, run.bytesPerSecondProperty().greaterThan(0));
        // a run that is over has its time in its headline
        showIf(elapsedFigure, active);
        showIf(timeLeftFigure, run.timeLeftProperty().map(Optional::isPresent));
    }

    private static void showIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private static void say(Label label, Supplier<String> words, Observable... changes) {
        label.textProperty().bind(Bindings.createStringBinding(words::get, changes));
    }
}
