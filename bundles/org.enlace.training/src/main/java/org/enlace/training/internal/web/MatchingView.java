package org.enlace.training.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRuns.Standing;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Unplaced;
import org.enlace.training.exchange.Weights;
import org.enlace.training.internal.matching.Explained;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What the pages of a matching have in common: its call, its places and their names, and the words of what it says. */
public final class MatchingView {
    private final Labels labels;
    private final Call call;
    private final Explained words;
    private final Map<RecordId, HostPlace> places = new HashMap<>();

    MatchingView(Labels labels, Call call, List<HostPlace> known) {
        this.labels = labels;
        this.call = call;
        words = new Explained(labels.texts(), labels.language(), labels.countries());
        known.forEach(place -> places.put(place.id(), place));
    }

    public Call call() {
        return call;
    }

    public Explained words() {
        return words;
    }

    /** Where the matching of the call is. */
    public String path() {
        return path(call.id());
    }

    static String path(RecordId call) {
        return Pages.HOME + "/exchanges/calls/" + call + "/matching";
    }

    public String run(int number) {
        return path() + "/runs/" + number;
    }

    public String place(RecordId id) {
        HostPlace place = places.get(id);
        return place == null ? labels.get("matching.place.gone") : place.unit() + ", " + country(place.country());
    }

    public String country(CountryCode code) {
        return labels.country(code);
    }

    /** Whose it is; what is not kept any more is known by its id alone. */
    public String name(Standing standing) {
        return standing.now()
                .map(one -> one.form().name())
                .orElse(standing.line().application().toString());
    }

    public String name(RecordId application, Map<RecordId, Application> applications) {
        return Optional.ofNullable(applications.get(application))
                .map(one -> one.form().name())
                .orElse(application.toString());
    }

    public String stay(Proposal proposal) {
        return words.stay(proposal.placement().stay());
    }

    /** Why, as a list of reasons with their points. */
    public Content why(MatchedLine line) {
        List<Content> reasons = new ArrayList<>();
        line.proposal().ifPresent(proposal -> proposal.reasons()
                .forEach(reason -> reasons.add(Ui.text(words.withPoints(reason)))));
        line.unplaced().ifPresent(unplaced -> unplaced.obstacles()
                .forEach((obstacle, count) -> reasons.add(Ui.text(words.obstacle(obstacle, count)))));
        return Ui.list(reasons);
    }

    /** The next best place and what it would cost the whole. */
    public Content instead(MatchedLine line) {
        Optional<Alternative> instead = line.proposal().isPresent()
                ? line.proposal().get().nextBest()
                : line.unplaced().flatMap(Unplaced::instead);
        return instead.map(one -> Ui.join(Ui.text(place(one.place()) + ": "), Ui.text(words.cost(one))))
                .orElseGet(() -> Ui.text(labels.get("matching.instead.none")));
    }

    /** How the application stands now; for a proposal that no longer holds, that too. */
    public Tag state(Standing standing) {
        if (standing.now().isEmpty()) {
            return new Tag(labels.get("matching.gone"), Tone.NEUTRAL);
        }
        Application now = standing.now().get();
        if (standing.line().proposal().isPresent() && now instanceof Application.Proposed && !standing.open()) {
            return new Tag(labels.get("matching.changed-since"), Tone.ATTENTION);
        }
        Stage stage = Stage.of(now);
        return new Tag(
                labels.get("exchange.stage." + stage.token()), Stage.SEATED.contains(stage) ? Tone.GOOD : tone(stage));
    }

    private static Tone tone(Stage stage) {
        return switch (stage) {
            case PROPOSED -> Tone.ATTENTION;
            case HOST_DECLINED, REFUSED -> Tone.BAD;
            case WITHDRAWN -> Tone.NEUTRAL;
            default -> Tone.INFO;
        };
    }

    /** What counts how much. */
    public List<SummaryRow> weights(Weights weights) {
        List<SummaryRow> rows = new ArrayList<>();
        WeightsForm.of(weights)
                .forEach((name, points) ->
                        rows.add(SummaryRow.of(labels.get("weights." + name), labels.get("matching.number", points))));
        return rows;
    }
}
