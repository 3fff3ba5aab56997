package org.fetchandrotate.desktop.compare;

import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.compare.Viewport.Frame;
import org.fetchandrotate.desktop.compare.Viewport.Sizing;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;

/// Original and rotated copy side by side, both showing the same part at the same size. Wheel and pinch zoom,
/// dragging moves, a double click changes between all and actual size. Used on the FX thread alone.
final class PairView extends HBox {
    private static final double ZOOM_OF_A_NOTCH = 1.25;

    private final CompareViewModel viewModel;
    private final PicturePane original;
    private final PicturePane rotated;
    /// Over the original.
    private final PicturePane overlay;

    private final Rectangle uncovered = new Rectangle();
    private final Region line = new Region();
    private final StackPane first;
    private double swiped = 0.5;
    private Point2D dragged = Point2D.ZERO;
    private PictureInFront inFront = PictureInFront.ORIGINAL;

    /// What is to be seen in the original's place.
    enum PictureInFront {
        ORIGINAL,
        COPY_ROTATED_BACK
    }

    PairView(CompareViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        original = new PicturePane(messages);
        rotated = new PicturePane(messages);
        overlay = new PicturePane(messages);
        overlay.setId("compare-overlay");
        overlay.setMouseTransparent(true);
        overlay.setVisible(false);
        line.getStyleClass().add("swipe-line");
        line.setManaged(false);
        line.setMouseTransparent(true);
        first = new StackPane(original, overlay, line);
        first.addEventHandler(MouseEvent.MOUSE_MOVED, event -> swipe(event.getX() / Math.max(1, first.getWidth())));
        original.setId("compare-original");
        rotated.setId("compare-rotated");
        getStyleClass().add("pair-view");
        getChildren().addAll(first, rotated);
        for (PicturePane pane : new PicturePane[] {original, rotated}) {
            pane.addEventHandler(ScrollEvent.SCROLL, event -> onScroll(pane, event));
            pane.addEventHandler(
                    ZoomEvent.ZOOM, event -> zoom(pane, event.getZoomFactor(), event.getX(), event.getY()));
            pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> dragged = new Point2D(event.getX(), event.getY()));
            pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> onDrag(pane, event));
            pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
            pane.widthProperty().subscribe(_ -> arrange());
            pane.heightProperty().subscribe(_ -> arrange());
        }
        for (Region half : new Region[] {first, rotated}) {
            HBox.setHgrow(half, Priority.ALWAYS);
            // equally wide, whatever they show
            half.setPrefWidth(1);
            half.setMinWidth(0);
        }
        viewModel.picturesProperty().subscribe(_ -> showPair());
        viewModel.comparisonProperty().subscribe(_ -> showPair());
        viewModel.differenceProperty().subscribe(_ -> showPair());
        viewModel.viewportProperty().subscribe(_ -> arrange());
    }

    void putInFront(PictureInFront picture) {
        inFront = picture;
        showPair();
    }

    /// Moves the line up to which the copy lies over the original.
    ///
    /// @param place from 0 = left edge to 1
    void swipe(double place) {
        swiped = Math.clamp(place, 0, 1);
        arrange();
    }

    /// Moves that line by a part of the width.
    void swipeBy(double part) {
        swipe(swiped + part);
    }

    /// The scale in use, or 1 where there is nothing to scale.
    double scale() {
        return viewModel.viewportProperty().get().effective(fittingScale());
    }

    void zoom(double factor) {
        zoom(original, factor, original.getWidth() / 2, original.getHeight() / 2);
    }

    void showActualSize() {
        set(viewModel.viewportProperty().get().actualSize(frame()));
    }

    void showAll() {
        set(Viewport.WHOLE);
    }

    /// Moves the original by parts of the place that it is shown in.
    void pan(double right, double down) {
        set(viewModel
                .viewportProperty()
                .get()
                .dragged(-right * original.innerWidth(), -down * original.innerHeight(), frame()));
    }

    private void onScroll(PicturePane pane, ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            double notches = event.getDeltaY() / event.getMultiplierY();
            zoom(pane, Math.pow(ZOOM_OF_A_NOTCH, Math.clamp(notches, -4, 4)), event.getX(), event.getY());
        }
        event.consume();
    }

    private void onDrag(PicturePane pane, MouseEvent event) {
        Point2D here = new Point2D(event.getX(), event.getY());
        Point2D moved = inOriginal(pane, here.subtract(dragged));
        dragged = here;
        set(viewModel.viewportProperty().get().dragged(moved.getX(), moved.getY(), frame()));
    }

    private void onClick(MouseEvent event) {
        if (event.getClickCount() == 2) {
            if (viewModel.viewportProperty().get().sizing() == Sizing.FITTED) {
                showActualSize();
            } else {
                showAll();
            }
        }
    }

    private void zoom(PicturePane pane, double factor, double x, double y) {
        Point2D fromMiddle = inOriginal(pane, new Point2D(x - pane.getWidth() / 2, y - pane.getHeight() / 2));
        set(viewModel
                .viewportProperty()
                .get()
                .zoomed(factor, fittingScale(), fromMiddle.getX(), fromMiddle.getY(), frame()));
    }

    /// A distance seen in a pane, as it is in the original.
    private Point2D inOriginal(PicturePane pane, Point2D distance) {
        if (pane == original) {
            return distance;
        }
        Transform back = viewModel.rotation().transform().inverse();
        double across = back.mirrorsX() ? -distance.getX() : distance.getX();
        double down = back.mirrorsY() ? -distance.getY() : distance.getY();
        return back.swapsSides() ? new Point2D(down, across) : new Point2D(across, down);
    }

    private void set(Viewport viewport) {
        viewModel.viewportProperty().set(viewport);
    }

    private void showPair() {
        LoadedPair pair = viewModel.picturesProperty().get();
        original.show(
                switch (inFront) {
                    case ORIGINAL -> pair.original();
                    case COPY_ROTATED_BACK -> pair.rotated();
                });
        rotated.show(pair.rotated());
        showOverlay(pair);
        arrange();
    }

    private void showOverlay(LoadedPair pair) {
        Comparison comparison = viewModel.comparisonProperty().get();
        overlay.setVisible(comparison == Comparison.SWIPE || comparison == Comparison.DIFFERENCE);
        line.setVisible(comparison == Comparison.SWIPE);
        overlay.setClip(comparison == Comparison.SWIPE ? uncovered : null);
        if (comparison == Comparison.SWIPE) {
            overlay.show(pair.rotated());
        } else if (comparison == Comparison.DIFFERENCE) {
            overlay.show(
                    pair.original() instanceof PictureState.Shown && pair.rotated() instanceof PictureState.Shown
                            ? viewModel.differenceProperty().get()
                            : pair.original());
        } else {
            overlay.show(new PictureState.Loading());
        }
    }

    private void arrange() {
        Viewport viewport = viewModel.viewportProperty().get();
        double scale = scale();
        Rotation rotation = viewModel.rotation();
        original.place(
                scale,
                viewport.centre(),
                switch (inFront) {
                    case ORIGINAL -> Transform.NONE;
                    case COPY_ROTATED_BACK -> rotation.transform().inverse();
                });
        boolean swiping = viewModel.comparisonProperty().get() == Comparison.SWIPE;
        overlay.place(scale, viewport.centre(), swiping ? rotation.transform().inverse() : Transform.NONE);
        double edge = snapPositionX(swiped * first.getWidth());
        uncovered.setX(edge);
        uncovered.setWidth(first.getWidth() - edge);
        uncovered.setHeight(first.getHeight());
        line.resizeRelocate(edge, 0, 2, first.getHeight());
        rotated.place(scale, viewport.centre().rotated(rotation), Transform.NONE);
    }

    /// One for both, so that they are of the same size.
    private double fittingScale() {
        return DoubleStream.concat(original.fittingScale().stream(), rotated.fittingScale().stream())
                .min()
                .orElse(1);
    }

    private Frame frame() {
        LoadedPair pair = viewModel.picturesProperty().get();
        if (pair.original() instanceof PictureState.Shown shown) {
            return frame(shown.fullWidth(), shown.fullHeight());
        }
        if (pair.rotated() instanceof PictureState.Shown shown) {
            return viewModel.rotation().swapsSides()
                    ? frame(shown.fullHeight(), shown.fullWidth())
                    : frame(shown.fullWidth(), shown.fullHeight());
        }
        return frame(1, 1);
    }

    private Frame frame(double width, double height) {
        return new Frame(width, height, original.innerWidth(), original.innerHeight());
    }
}
