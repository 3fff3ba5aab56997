package org.fetchandrotate.desktop.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.CheckComboBox;
import org.fetchandrotate.desktop.base.ChoiceWords;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.desktop.run.PairList.Motion;
import org.fetchandrotate.desktop.run.PairList.Order;
import org.fetchandrotate.desktop.shell.ViewContext;

/// Wires the grid of a run's images, and what filters it.
final class PairsController {
    private final ViewContext context;
    private final RunViewModel viewModel;
    private final Messages messages;
    private final PairGrid grid;

    @FXML
    private ComboBox<OptionalInt> site;

    @FXML
    private CheckComboBox<PairRow.Outcome> outcome;

    @FXML
    private ComboBox<Order> order;

    @FXML
    private TextField search;

    @FXML
    private Label shown;

    @FXML
    private Button held;

    @FXML
    private Node nothingBox;

    @FXML
    private Label nothing;

    @FXML
    private Button clear;

    @FXML
    private StackPane place;

    PairsController(ViewContext context, RunViewModel viewModel) {
        this.context = context;
        this.viewModel = viewModel;
        messages = context.messages();
        grid = new PairGrid(
                viewModel.pairs().shown(),
                () -> new PairTile(
                        messages, context.session().workspace(), context.runs().thumbnails()),
                index -> context.compare().open(viewModel.compared(), index),
                new PairMenu(
                        messages,
                        new ImageActions(context.system(), context.session().workspace())));
    }

    @FXML
    private void initialize() {
        place.getChildren().addFirst(grid);
        grid.list().setAccessibleText(messages.text("run.pairs.accessible"));
        grid.atTopProperty().subscribe(top -> viewModel.pairs().move(top ? Motion.FOLLOWING : Motion.HOLDING));
        bindFilters();
        var visible = viewModel.pairs().shown();
        var all = context.runs().pairs();
        shown.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text("run.pairs.shown", visible.size(), all.size()), visible, all));
        nothing.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text(nothing(all.isEmpty())),
                        all,
                        context.runs().phaseProperty()));
        nothingBox.visibleProperty().bind(Bindings.isEmpty(visible));
        clear.visibleProperty().bind(Bindings.isNotEmpty(all));
        clear.setOnAction(_ -> clearFilters());
        held.textProperty().bind(viewModel.pairs().heldProperty().map(count -> messages.text("run.pairs.held", count)));
        held.visibleProperty().bind(viewModel.pairs().heldProperty().greaterThan(0));
        held.setOnAction(_ -> grid.scrollToTop());
    }

    private String nothing(boolean isWithoutImages) {
        if (!isWithoutImages) {
            return "run.pairs.none-match";
        }
        return context.runs().phaseProperty().get().isActive() ? "run.pairs.none-yet" : "run.pairs.none-came";
    }

    private void clearFilters() {
        viewModel.siteProperty().set(OptionalInt.empty());
        outcome.getCheckModel().clearChecks();
        search.clear();
    }

    private void bindFilters() {
        outcome.setConverter(new ChoiceWords<>(this::outcomeWords));
        outcome.getItems().setAll(PairRow.Outcome.values());
        choices(order, this::orderWords, List.of(Order.values()));
        choices(site, this::siteWords, List.of(OptionalInt.empty()));
        context.runs().hosts().addListener((ListChangeListener<HostRow>) _ -> showSites());
        showSites();
        order.valueProperty().subscribe(value -> viewModel.pairs().order(value));
        outcome.getCheckModel().getCheckedItems().subscribe(this::filter);
        filter();
        site.valueProperty().bindBidirectional(viewModel.siteProperty());
        viewModel.siteProperty().subscribe(_ -> filter());
        search.textProperty().subscribe(_ -> filter());
    }

    private void showSites() {
        int count = context.runs().hosts().size();
        site.getItems()
                .setAll(Stream.concat(
                                Stream.of(OptionalInt.empty()),
                                IntStream.range(0, count).mapToObj(OptionalInt::of))
                        .toList());
        viewModel.siteProperty().set(OptionalInt.empty());
    }

    private void filter() {
        Set<PairRow.Outcome> outcomes = Set.copyOf(outcome.getCheckModel().getCheckedItems());
        // none of them is as good as all, and says so
        boolean isAll =
                outcomes.isEmpty() || outcomes.size() == outcome.getItems().size();
        outcome.setTitle(isAll ? messages.text("run.filter.all-outcomes") : null);
        viewModel.pairs().filter(new PairFilter(viewModel.siteProperty().get(), outcomes, search.getText()));
    }

    private static <T> void choices(ComboBox<T> box, Function<T, String> words, List<T> values) {
        box.setConverter(new ChoiceWords<>(words));
        box.getItems().setAll(values);
        box.setValue(values.getFirst());
    }

    private String siteWords(OptionalInt place) {
        List<HostRow> hosts = context.runs().hosts();
        return place.isPresent() && place.getAsInt() < hosts.size()
                ? hosts.get(place.getAsInt()).name()
                : messages.text("run.filter.all-websites");
    }

    private String outcomeWords(PairRow.Outcome value) {
        return messages.text(key(value));
    }

    private static String key(PairRow.Outcome outcome) {
        return switch (outcome) {
            case ROTATED -> "run.filter.rotated";
            case REUSED -> "run.filter.reused";
            case FAILED -> "run.filter.failed";
        };
    }

    private String orderWords(Order value) {
        return messages.text(
                switch (value) {
                    case NEWEST_FIRST -> "run.order.newest";
                    case BY_WEBSITE -> "run.order.website";
                });
    }
}
