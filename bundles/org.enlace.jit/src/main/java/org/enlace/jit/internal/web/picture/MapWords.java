package org.enlace.jit.internal.web.picture;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.internal.picture.Borders;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.picture.Crossing;
import org.enlace.jit.picture.MapFrame;
import org.enlace.jit.picture.Tally;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tag;

/**
 * The tables of a map.
 *
 * @param named who crossed
 */
public record MapWords(WorkWords words, MapAsked asked, Map<String, Crossing> crossings, Map<RecordId, Seen> named) {
    static final int ROWS = 100;

    private Labels labels() {
        return words.labels();
    }

    private String place() {
        return WorkWay.at(words.view().team());
    }

    /** What a mark says when it is pointed at, and read aloud. */
    public String told(MapDrawing.Crossed crossed) {
        Tally tally = crossed.tally();
        List<String> parts = new ArrayList<>();
        parts.add(labels().get("picture.passages.of", crossed.crossing().name(), tally.count()));
        tally.into()
                .forEach((country, count) ->
                        parts.add(labels().get("picture.towards", labels().country(country), count)));
        if (tally.unknown() > 0) {
            parts.add(labels().get("picture.towards.unknown", tally.unknown()));
        }
        return String.join("; ", parts);
    }

    private String name(String id) {
        return Optional.ofNullable(crossings.get(id)).map(Crossing::name).orElse(id);
    }

    public Content crossings(List<Tally> tallies) {
        List<List<Content>> rows = new ArrayList<>();
        for (Tally tally : tallies) {
            Optional<Crossing> known = Optional.ofNullable(crossings.get(tally.id()));
            List<Content> ways = new ArrayList<>();
            tally.into()
                    .forEach((country, count) ->
                            ways.add(Ui.text(labels().get("picture.towards", labels().country(country), count))));
            if (tally.unknown() > 0) {
                ways.add(Ui.text(labels().get("picture.towards.unknown", tally.unknown())));
            }
            Seen first = tally.passages().get(0);
            Seen last = tally.passages().get(tally.count() - 1);
            rows.add(List.of(
                    known.isPresent()
                            ? Ui.link(name(tally.id()), asked.around(tally.id(), place()))
                            : Ui.text(labels().get("picture.no-spot", tally.id())),
                    Ui.text(known.map(one -> labels().countries(one.countries()))
                            .orElse("")),
                    Ui.text(String.valueOf(tally.count())),
                    Ui.list(ways),
                    labels().moment(Tally.moment(first).orElseThrow()),
                    labels().moment(Tally.moment(last).orElseThrow())));
        }
        return Ui.table(Table.of(
                        labels().get("picture.crossings"),
                        List.of(
                                Table.Column.of(labels().get("picture.crossing")),
                                Table.Column.of(labels().get("picture.between")),
                                Table.Column.number(labels().get("picture.passages")),
                                Table.Column.of(labels().get("picture.direction")),
                                Table.Column.of(labels().get("picture.first")),
                                Table.Column.of(labels().get("picture.last"))),
                        rows)
                .captionHidden());
    }

    public int parts(List<Tally> tallies) {
        int rows = tallies.stream().mapToInt(Tally::count).sum();
        return Math.max(1, (rows + ROWS - 1) / ROWS);
    }

    public int part(List<Tally> tallies) {
        return Math.min(asked.part(), parts(tallies));
    }

    /** Newest first. */
    public Content passages(List<Tally> tallies) {
        List<Seen> all = tallies.stream()
                .flatMap(tally -> tally.passages().stream())
                .sorted(java.util.Comparator.comparing(
                                (Seen seen) -> Tally.moment(seen).orElseThrow())
                        .reversed()
                        .thenComparing(seen -> seen.entry().id()))
                .skip((part(tallies) - 1L) * ROWS)
                .limit(ROWS)
                .toList();
        List<List<Content>> rows = new ArrayList<>();
        for (Seen passage : all) {
            var entry = passage.entry();
            String id = entry.content().word("crossing");
            Optional<CountryCode> towards = Tally.towards(entry, Optional.ofNullable(crossings.get(id)));
            rows.add(List.of(
                    labels().moment(Tally.moment(passage).orElseThrow()),
                    Ui.link(name(id), WorkWords.path(entry)),
                    Ui.text(towards.map(country -> labels().get("picture.into", labels().country(country)))
                            .orElseGet(() -> labels().get("picture.into.unknown"))),
                    Ui.list(entry.content().ids("who").stream()
                            .map(one -> words.called(one, named))
                            .toList()),
                    Ui.tags(words.tags(passage).toArray(Tag[]::new)),
                    Ui.text(labels().country(entry.owner()))));
        }
        return Ui.table(Table.of(
                        labels().get("picture.passages"),
                        List.of(
                                Table.Column.of(labels().get("picture.at")),
                                Table.Column.of(labels().get("picture.crossing")),
                                Table.Column.of(labels().get("picture.direction")),
                                Table.Column.of(labels().get("picture.who")),
                                Table.Column.of(labels().get("picture.grading")),
                                Table.Column.of(labels().get("picture.source"))),
                        rows)
                .captionHidden());
    }

    public Content places(List<Seen> places) {
        List<List<Content>> rows = new ArrayList<>();
        for (Seen place : places) {
            MapFrame.Spot spot = Borders.spot(place).orElseThrow();
            rows.add(List.of(
                    words.link(place),
                    Ui.text(place.entry().content().word("address")),
                    Ui.text(place.entry()
                            .content()
                            .country("country")
                            .map(labels()::country)
                            .orElse("")),
                    Ui.text(degrees(spot.latitude()) + ", " + degrees(spot.longitude())),
                    Ui.tags(words.tags(place).toArray(Tag[]::new)),
                    Ui.text(labels().country(place.entry().owner()))));
        }
        return Ui.table(Table.of(
                        labels().get("picture.places"),
                        List.of(
                                Table.Column.of(labels().get("picture.place")),
                                Table.Column.of(labels().get("picture.address")),
                                Table.Column.of(labels().get("picture.country")),
                                Table.Column.of(labels().get("picture.degrees")),
                                Table.Column.of(labels().get("picture.grading")),
                                Table.Column.of(labels().get("picture.source"))),
                        rows)
                .captionHidden());
    }

    private static String degrees(double value) {
        return new java.math.BigDecimal(String.valueOf(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
