package org.enlace.training.internal;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Origin;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Trainings;

/** The nominations of a series as a table to keep, without anybody's needs. In the audit before a line leaves. */
public final class NominationFiles {
    private static final int AT_A_TIME = 200;
    private static final List<String> COLUMNS = List.of(
            "name",
            "post",
            "country",
            "mail",
            "language",
            "unit",
            "sex",
            "state",
            "origin",
            "nominatedBy",
            "nominated",
            "changed");

    private final TrainingStores stores;
    private final Changes changes;
    private final Tables tables;
    private final Texts texts;
    private final CountryCode own;

    /** @param own the country of the node */
    NominationFiles(TrainingStores stores, Changes changes, Tables tables, Texts texts, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.tables = tables;
        this.texts = texts;
        this.own = own;
    }

    /** Notes the export, where it may be. */
    public void begin(RecordId series, TableFormat format, Caller caller) {
        caller.require(Nominations.EXPORT);
        caller.require(Trainings.ORGANISE);
        SessionDesk.series(stores, series);
        changes.make(caller, stamp -> {
            changes.record(Act.done("training.export", caller)
                    .on(Trainings.SERIES, series)
                    .code("format", format.ending()));
            return null;
        });
    }

    /** Writes what {@link #begin} let out; states and columns in the caller's language. */
    public void write(RecordId series, TableFormat format, OutputStream out, Caller caller) {
        List<String> columns = COLUMNS.stream()
                .map(column -> texts.get(caller.language(), "column." + column))
                .toList();
        try (TableWriter table =
                tables.write(format, texts.get(caller.language(), "nominations.title"), columns, out)) {
            Place place = Place.FIRST;
            while (place != null) {
                Part<Nomination> part =
                        stores.nominations().page(series, Optional.empty(), Optional.empty(), place, AT_A_TIME);
                part.items().forEach(one -> table.row(cells(one, caller)));
                place = part.next().map(Place::after).orElse(null);
            }
        }
    }

    private List<?> cells(Nomination one, Caller caller) {
        return List.of(
                one.person().name(),
                one.person().post(),
                one.person().country(),
                one.person().mail(),
                one.person().language().tag(),
                one.person().unit(),
                texts.get(caller.language(), "sex." + one.person().sex().token()),
                texts.get(caller.language(), "nomination.state." + one.state().token()),
                texts.get(
                        caller.language(),
                        "origin." + Origin.of(one, own).token(),
                        one.person().country()),
                one.created().officer(),
                one.created().at(),
                one.changed().at());
    }
}
