package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Quotas;
import org.enlace.training.Series.Received;
import org.enlace.training.Series.Received.Standing;
import org.enlace.training.SeriesContent;
import org.enlace.training.Session;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.internal.TravelStore.Heard;
import org.enlace.training.internal.travel.Said;
import org.enlace.training.internal.travel.TravellingAnswers;
import org.enlace.training.internal.travel.TravellingAnswers.Answer;
import org.enlace.training.internal.travel.TravellingSeries;

/**
 * Takes in what organisers of other countries say: their series, and what became of the nominations of this country. Whatever a record
 * says of something that is not its owner's is refused.
 */
public final class Arrivals {
    private static final int LONGEST_NOTE = 1_000;

    private final TrainingStores stores;
    private final Changes changes;
    private final Copies copies;
    private final NationalInbox inbox;
    private final CountryCode own;

    /** @param own the country of the node */
    Arrivals(TrainingStores stores, Changes changes, Copies copies, NationalInbox inbox, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.copies = copies;
        this.inbox = inbox;
        this.own = own;
    }

    /** That a record is for a group of readers, as all of training is. */
    static void requireNotRed(SharedRecord record) {
        if (record.tlp().filter(Tlp.RED::equals).isPresent()) {
            throw new Refusal("training.share-red", "TLP:RED is for those who are named, and training is read by many")
                    .at("tlp");
        }
    }

    static void requireNewer(long held, SharedRecord record) {
        if (held >= record.version()) {
            throw new Refusal("training.travel-older", "What came is not newer than what is here").at("version");
        }
    }

    static Refusal notTheirs(String field) {
        return new Refusal(
                        "training.travel-owner",
                        "What came speaks of something that is not its sender's; ask the sender which one is meant")
                .at(field);
    }

    private Optional<Received> held(SharedRecord record) {
        return stores.series().find(record.id()).map(series -> {
            if (series instanceof Received received && received.from().equals(record.owner())) {
                return received;
            }
            throw notTheirs("owner");
        });
    }

    public void series(SharedRecord record, String text) {
        requireNotRed(record);
        changes.make(Caller.node(), stamp -> {
            TravellingSeries said = TravellingSeries.read(record.id(), text, stamp);
            Optional<Received> before = held(record);
            before.ifPresent(series -> requireNewer(series.sent(), record));
            requireTheirSessions(record.id(), said.sessions());
            Received now = received(
                    record,
                    before,
                    said.content(),
                    said.closed() ? Standing.CLOSED : Standing.OPEN,
                    said.note(),
                    stamp);
            write(now, said.sessions(), stamp);
            record("training.receive-series", record, null);
            if (said.closed()) {
                copies.needsErased(now, own);
                inbox.over(now);
            } else if (now.content().quotas().seats(own).isPresent()) {
                inbox.arrived(now, said.sessions(), before.isEmpty());
            }
            return null;
        });
    }

    private static Received received(
            SharedRecord record,
            Optional<Received> before,
            SeriesContent content,
            Standing standing,
            String note,
            Stamp stamp) {
        return new Received(
                record.id(),
                before.map(one -> one.version() + 1).orElse(1),
                content,
                before.map(Received::created).orElse(stamp),
                stamp,
                record.owner(),
                record.version(),
                standing,
                note);
    }

    /** A session that is here belongs to this series and no other. */
    private void requireTheirSessions(RecordId series, List<Session> sessions) {
        Set<RecordId> known =
                stores.sessions().of(series).stream().map(Session::id).collect(Collectors.toSet());
        for (Session session : sessions) {
            if (!known.contains(session.id())
                    && stores.sessions().find(session.id()).isPresent()) {
                throw notTheirs("sessions");
            }
        }
    }

    private void write(Received series, List<Session> sessions, Stamp stamp) {
        stores.series().write(series);
        stores.sessions().keepCopies(series.id(), sessions);
        changes.found(series.id(), stamp);
    }

    private void record(String code, SharedRecord record, String why) {
        changes.record(Act.done(code, Caller.node())
                .on(Trainings.SERIES, record.id())
                .fact("owner", record.owner())
                .fact("version", record.version())
                .because(why));
    }

    /** It is for this country no more: what it said goes, the nominations of this country stay. */
    public void seriesTakenBack(SharedRecord record, String reason) {
        changes.make(Caller.node(), stamp -> {
            held(record).ifPresent(before -> {
                SeriesContent content = before.content();
                SeriesContent left = new SeriesContent(
                        Optional.empty(),
                        content.kind(),
                        content.title(),
                        "",
                        content.organiser(),
                        Optional.empty(),
                        content.zone(),
                        content.languages(),
                        Quotas.NONE,
                        "");
                String why = cleaned(reason);
                Received gone = received(record, Optional.of(before), left, Standing.TAKEN_BACK, why, stamp);
                write(gone, List.of(), stamp);
                copies.needsErased(gone, own);
                inbox.over(gone);
                record("training.series-taken-back", record, why);
            });
            return null;
        });
    }

    /** The reason another country gives, as it can be kept and shown; empty where it gave none. */
    static String cleaned(String reason) {
        String why = InvisibleCharacters.removedFrom(reason)
                .replaceAll("[\\p{Cc}\\uFFFE\\uFFFF]+", " ")
                .strip();
        String cut = why.length() > LONGEST_NOTE ? why.substring(0, LONGEST_NOTE) : why;
        return cut.replaceAll("\\p{Cs}", "").strip();
    }

    public void answers(SharedRecord record, String text) {
        requireNotRed(record);
        TravellingAnswers said = TravellingAnswers.read(text);
        changes.make(Caller.node(), stamp -> {
            Received series = stores.series()
                    .find(said.series())
                    .filter(Received.class::isInstance)
                    .map(Received.class::cast)
                    .filter(one -> one.from().equals(record.owner()))
                    .orElseThrow(() -> notTheirs("series"));
            stores.travel().heard(record.id()).ifPresent(heard -> {
                if (!heard.series().equals(series.id())) {
                    throw Said.form("series");
                }
                requireNewer(heard.sent(), record);
            });
            stores.travel().put(new Heard(record.id(), series.id(), record.version()));
            said.answers().forEach(answer -> take(answer, series, stamp));
            changes.record(Act.done("training.receive-answers", Caller.node())
                    .on(Trainings.SERIES, series.id())
                    .fact("owner", record.owner())
                    .fact("version", record.version())
                    .fact("answers", said.answers().size()));
            return null;
        });
    }

    private void take(Answer answer, Received series, Stamp stamp) {
        // What this node does not remember, restored from a backup, is nothing to quarantine the others for.
        stores.nominations().find(answer.nomination()).ifPresent(now -> {
            if (!now.series().equals(series.id()) || !now.person().country().equals(own)) {
                throw notTheirs("answers");
            }
            if (now.state() != answer.state() && !underway(now, answer)) {
                Nomination next = next(now, answer, stamp);
                stores.nominations().write(next);
                if (!(next instanceof Nomination.Live)) {
                    stores.nominations().setNeed(next.id(), "");
                }
                changes.record(Act.done("training.answered", Caller.node())
                        .on(Nominations.KIND, next.id())
                        .fact("series", series.id())
                        .code("state", answer.state().token())
                        .concerning(Nominations.KIND + ":" + next.id()));
                inbox.decided(next, series);
            }
            stores.travel()
                    .put(new TravelStore.Standing(
                            now.id(), answer.place(), answer.attended(), answer.held(), answer.certificate()));
        });
    }

    /** Whether this country withdrew it and the organiser, who answers, has not heard of it yet. */
    private static boolean underway(Nomination now, Answer answer) {
        boolean ours = now instanceof Nomination.Withdrawn
                && !now.changed().officer().equals(Caller.node().officer());
        return ours
                && Set.of(Nomination.State.NOMINATED, Nomination.State.WAITING, Nomination.State.CONFIRMED)
                        .contains(answer.state());
    }

    private static Nomination next(Nomination now, Answer answer, Stamp at) {
        int version = now.version() + 1;
        var person = now.person();
        return switch (answer.state()) {
            case NOMINATED -> new Nomination.Nominated(now.id(), now.series(), version, person, now.created(), at);
            case WAITING -> new Nomination.Waiting(now.id(), now.series(), version, person, now.created(), at);
            case CONFIRMED -> new Nomination.Confirmed(now.id(), now.series(), version, person, now.created(), at);
            case WITHDRAWN ->
                new Nomination.Withdrawn(now.id(), now.series(), version, person, now.created(), at, answer.reason());
        };
    }
}
