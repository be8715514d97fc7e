package org.enlace.jit.internal.web.bundle;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.jit.bundle.Carried;
import org.enlace.jit.bundle.Carried.Coded;
import org.enlace.jit.bundle.Carried.Identity;
import org.enlace.jit.internal.bundle.Review;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Table;

/** Shows what a bundle makes known to a court, before somebody decides about it. */
public record CarriedWords(Labels labels) {
    /** Damaged files, victims who are named, handling codes with their providers. */
    public Content of(RecordId team, Optional<Review> review) {
        return review.map(one -> Ui.join(broken(one), identities(team, one.carried()), codes(one.carried())))
                .orElse(Ui.text(""));
    }

    private Content broken(Review review) {
        if (review.broken().isEmpty()) {
            return Ui.text("");
        }
        String files = review.broken().stream()
                .map(one -> labels.get("bundle.damaged.one", one.name(), one.number()))
                .collect(Collectors.joining("; "));
        return Ui.warning(labels.language(), labels.get("bundle.damaged.warning", files));
    }

    private Content identities(RecordId team, Carried carried) {
        if (carried.identities().isEmpty()) {
            return Ui.text("");
        }
        Map<RecordId, List<Identity>> victims = carried.identities().stream()
                .collect(Collectors.groupingBy(Identity::entry, LinkedHashMap::new, Collectors.toList()));
        List<List<Content>> rows = new ArrayList<>();
        victims.forEach((entry, places) -> rows.add(List.of(
                Ui.link(places.get(0).code(), WorkWay.at(team) + "/entries/" + entry),
                Ui.text(labels.country(places.get(0).country())),
                Ui.text(places.stream().map(this::place).collect(Collectors.joining("; "))))));
        return Ui.join(
                Ui.warning(labels.language(), labels.get("bundle.identities.warning", victims.size())),
                Ui.table(Table.of(
                        labels.get("bundle.identities"),
                        List.of(
                                Table.Column.of(labels.get("bundle.identity")),
                                Table.Column.of(labels.get("bundle.provider")),
                                Table.Column.of(labels.get("bundle.identity.places"))),
                        rows)));
    }

    private String place(Identity one) {
        String place = labels.get("bundle.identity." + one.place().token());
        return one.item().isEmpty() ? place : one.item() + ", " + place;
    }

    private Content codes(Carried carried) {
        List<List<Content>> rows = new ArrayList<>();
        for (Coded one : carried.codes()) {
            rows.add(List.of(
                    Ui.text(one.item()),
                    Ui.text(labels.get("entry.kind." + one.kind())),
                    Ui.text(labels.country(one.provider())),
                    Ui.text(one.handling().codes().stream()
                            .map(HandlingCode::name)
                            .collect(Collectors.joining(", "))),
                    Ui.text(one.handling().condition().orElse("–"))));
        }
        return rows.isEmpty()
                ? Ui.text("")
                : Ui.table(Table.of(
                        labels.get("bundle.codes"),
                        List.of(
                                Table.Column.of(labels.get("bundle.item")),
                                Table.Column.of(labels.get("bundle.what")),
                                Table.Column.of(labels.get("bundle.provider")),
                                Table.Column.of(labels.get("work.handling")),
                                Table.Column.of(labels.get("bundle.condition"))),
                        rows));
    }
}
