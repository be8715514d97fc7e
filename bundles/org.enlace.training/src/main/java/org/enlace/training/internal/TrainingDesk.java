package org.enlace.training.internal;

import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Programme;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.Session;
import org.enlace.training.Trainings;

/** The use cases of programmes and series. */
final class TrainingDesk implements Trainings {
    private final TrainingStores stores;
    private final Changes changes;
    private final WaitingLists waiting;
    private final Capitals countries;

    TrainingDesk(TrainingStores stores, Changes changes, WaitingLists waiting, Capitals countries) {
        this.stores = stores;
        this.changes = changes;
        this.waiting = waiting;
        this.countries = countries;
    }

    @Override
    public Programme programme(RecordId id, Caller caller) {
        caller.require(READ);
        return known(id);
    }

    private Programme known(RecordId id) {
        return stores.programmes().find(id).orElseThrow(() -> new NotFound(PROGRAMME, id.toString()));
    }

    @Override
    public Part<Programme> programmes(Place place, int size, Caller caller) {
        caller.require(READ);
        return stores.programmes().page(place, size);
    }

    @Override
    public Programme createProgramme(Programme.Content content, Caller caller) {
        caller.require(ORGANISE);
        return changes.make(caller, stamp -> {
            Programme created = Programme.first(changes.next(), content, stamp);
            stores.programmes().write(created);
            changes.record(Act.done("training.create-programme", caller)
                    .on(PROGRAMME, created.id())
                    .changed("title", null, content.title())
                    .changed("summary", null, content.summary()));
            return created;
        });
    }

    @Override
    public Programme reviseProgramme(RecordId id, int version, Programme.Content content, Caller caller) {
        caller.require(ORGANISE);
        return changes.make(caller, stamp -> {
            Programme now = known(id);
            Changes.expect(version, now.version(), PROGRAMME, id);
            if (now.content().equals(content)) {
                return now;
            }
            Programme revised = now.revise(content, stamp);
            stores.programmes().write(revised);
            changes.record(Act.done("training.revise-programme", caller)
                    .on(PROGRAMME, id)
                    .fact("version", revised.version())
                    .changed("title", now.content().title(), content.title())
                    .changed("summary", now.content().summary(), content.summary()));
            return revised;
        });
    }

    @Override
    public Series series(RecordId id, Caller caller) {
        caller.require(READ);
        return SessionDesk.series(stores, id);
    }

    @Override
    public Part<Series> seriesList(
            Optional<RecordId> programme,
            boolean closed,
            Optional<Boolean> foreign,
            Place place,
            int size,
            Caller caller) {
        caller.require(READ);
        return stores.series().page(programme, closed, foreign, place, size);
    }

    @Override
    public Series.Open createSeries(SeriesContent content, Caller caller) {
        caller.require(ORGANISE);
        return changes.make(caller, stamp -> {
            check(content);
            Series.Open created = Series.Open.first(changes.next(), content, stamp);
            stores.series().write(created);
            changes.found(created.id(), stamp);
            changes.record(told(Act.done("training.create-series", caller), null, created));
            return created;
        });
    }

    @Override
    public Series.Open reviseSeries(RecordId id, int version, SeriesContent content, Caller caller) {
        caller.require(ORGANISE);
        return changes.make(caller, stamp -> {
            Series now = SessionDesk.series(stores, id);
            Changes.expect(version, now.version(), SERIES, id);
            Series.Open open = now.open();
            if (open.content().equals(content)) {
                return open;
            }
            check(content);
            Series.Open revised = open.revise(content, stamp);
            content.quotas().hold(waiting.taken(id));
            stores.series().write(revised);
            changes.found(id, stamp);
            changes.record(told(Act.done("training.revise-series", caller), now, revised));
            waiting.settle(revised, stamp, caller);
            return revised;
        });
    }

    @Override
    public Series.Closed closeSeries(RecordId id, int version, String note, Caller caller) {
        caller.require(ORGANISE);
        return changes.make(caller, stamp -> {
            Series now = SessionDesk.series(stores, id);
            Changes.expect(version, now.version(), SERIES, id);
            long planned = stores.sessions().of(id).stream()
                    .filter(Session.Planned.class::isInstance)
                    .count();
            Series.Closed closed = now.open().close(note, stamp);
            if (planned > 0) {
                throw new Refusal(
                        "training.sessions-planned",
                        planned + " sessions of \"" + now.content().title()
                                + "\" are still planned; hold or cancel them first",
                        now.content().title(),
                        planned);
            }
            stores.series().write(closed);
            stores.nominations().eraseNeeds(id);
            changes.found(id, stamp);
            waiting.over(id);
            changes.record(Act.done("training.close-series", caller)
                    .on(SERIES, id)
                    .because(note)
                    .fact("version", closed.version()));
            return closed;
        });
    }

    private void check(SeriesContent content) {
        content.programme().ifPresent(id -> {
            if (stores.programmes().find(id).isEmpty()) {
                throw new Refusal(
                                "training.no-programme", "There is no programme " + id + "; choose one of the list", id)
                        .at("programme");
            }
        });
        content.quotas().countries().forEach(quota -> countries.require(quota.country(), "quotas"));
    }

    private static Act told(Act act, Series before, Series after) {
        SeriesContent was = before == null ? null : before.content();
        SeriesContent is = after.content();
        return act.on(SERIES, after.id())
                .fact("version", after.version())
                .changed("title", was == null ? null : was.title(), is.title())
                .changed("summary", was == null ? null : was.summary(), is.summary())
                .changed("organiser", was == null ? null : was.organiser(), is.organiser())
                .changed(
                        "quotas",
                        was == null ? null : was.quotas().toString(),
                        is.quotas().toString())
                .changed(
                        "zone",
                        was == null ? null : was.zone().getId(),
                        is.zone().getId());
    }
}
