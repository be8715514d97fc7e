package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Person;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.SessionTime;
import org.enlace.training.Trainings;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.Conditions;
import org.enlace.training.certificate.Conditions.Attendance;
import org.enlace.training.certificate.Fulfilment;
import org.enlace.training.certificate.SeriesCertificates;
import org.enlace.training.certificate.Standing;
import org.enlace.training.certificate.Subject;

/** The use cases of a series' certificates. */
final class SeriesCertificateDesk implements SeriesCertificates {
    private final TrainingStores stores;
    private final Changes changes;
    private final CertificateDesk desk;
    private final Fulfilment fulfilment;

    SeriesCertificateDesk(TrainingStores stores, Changes changes, CertificateDesk desk, Fulfilment fulfilment) {
        this.stores = stores;
        this.changes = changes;
        this.desk = desk;
        this.fulfilment = fulfilment;
    }

    @Override
    public Conditions conditions(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        SessionDesk.series(stores, series);
        return conditions(series);
    }

    private Conditions conditions(RecordId series) {
        return stores.certificates().conditions(series).orElse(Conditions.USUAL);
    }

    @Override
    public int conditionsVersion(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        SessionDesk.series(stores, series);
        return stores.certificates().conditionsVersion(series);
    }

    @Override
    public void set(RecordId series, int version, Conditions conditions, Caller caller) {
        caller.require(Trainings.ORGANISE);
        changes.make(caller, stamp -> {
            SessionDesk.series(stores, series).requireOwn();
            Changes.expect(version, stores.certificates().conditionsVersion(series), CONDITIONS, series);
            Conditions now = conditions(series);
            if (!now.equals(conditions)) {
                stores.certificates().setConditions(series, version + 1, conditions);
                changes.record(Act.done("training.certificate-conditions", caller)
                        .on(Trainings.SERIES, series)
                        .changed("share", String.valueOf(now.share()), String.valueOf(conditions.share()))
                        .changed(
                                "evaluation",
                                String.valueOf(now.evaluation()),
                                String.valueOf(conditions.evaluation())));
            }
            return null;
        });
    }

    @Override
    public List<Standing> standings(RecordId series, Caller caller) {
        caller.require(Trainings.ORGANISE);
        SessionDesk.series(stores, series);
        return standings(series);
    }

    private List<Standing> standings(RecordId series) {
        Conditions conditions = conditions(series);
        Map<RecordId, Attendance> attendance = fulfilment.attendance(series);
        // Who has answered is known where it has to be, and nowhere else.
        Optional<Set<RecordId>> answered = conditions.evaluation() ? fulfilment.answered(series) : Optional.empty();
        Map<RecordId, Certificate> given = new HashMap<>();
        stores.certificates()
                .ofSeries(series)
                .forEach(one -> given.put(one.core().subject().id(), one));
        int held = held(series).size();
        List<Nomination> all = new ArrayList<>(stores.nominations().live(series));
        Set<RecordId> live = all.stream().map(Nomination::id).collect(Collectors.toSet());
        given.keySet().stream()
                .filter(id -> !live.contains(id))
                .forEach(id -> stores.nominations().find(id).ifPresent(all::add));
        return all.stream()
                .filter(one -> WaitingLists.SEATED.contains(one.state()) || given.containsKey(one.id()))
                .map(one -> {
                    Attendance attended = attendance.getOrDefault(one.id(), new Attendance(held, 0, 0));
                    Optional<Boolean> answer = answered.map(those -> those.contains(one.id()));
                    return new Standing(
                            one,
                            attended,
                            answer,
                            conditions.lacks(attended, answer),
                            Optional.ofNullable(given.get(one.id())));
                })
                .sorted(Comparator.comparing(
                        one -> one.nomination().person().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<Session> held(RecordId series) {
        return stores.sessions().of(series).stream()
                .filter(Session.Held.class::isInstance)
                .toList();
    }

    @Override
    public int valid(RecordId series, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return (int) stores.certificates().ofSeries(series).stream()
                .filter(Certificate.Valid.class::isInstance)
                .count();
    }

    @Override
    public RecordId of(RecordId nomination, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return known(nomination).series();
    }

    private Nomination known(RecordId nomination) {
        return stores.nominations()
                .find(nomination)
                .orElseThrow(() -> new NotFound(Nominations.KIND, nomination.toString()));
    }

    @Override
    public Certificate.Valid issue(RecordId nomination, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Nomination found = known(nomination);
            Series series = SessionDesk.series(stores, found.series());
            List<Session> held = requireOver(series);
            Standing standing = standings(series.id()).stream()
                    .filter(one -> one.nomination().id().equals(nomination))
                    .findFirst()
                    .orElseThrow(() -> lacking(found.person()));
            if (!standing.lacks().isEmpty()) {
                throw lacking(found.person());
            }
            return issued(standing, series, held, caller);
        });
    }

    private static Refusal lacking(Person person) {
        return new Refusal(
                "training.certificate-lacking",
                person.name() + " has not fulfilled the conditions of the certificate; look at what is missing",
                person.name());
    }

    /** @return the sessions that were held, of a series of which none is to come */
    private List<Session> requireOver(Series series) {
        series.requireOwn();
        long planned = stores.sessions().of(series.id()).stream()
                .filter(Session.Planned.class::isInstance)
                .count();
        if (planned > 0) {
            throw new Refusal(
                    "training.certificates-early",
                    planned + " sessions of \"" + series.content().title()
                            + "\" are still planned; hold or cancel them first",
                    series.content().title(),
                    planned);
        }
        return held(series.id());
    }

    private Certificate.Valid issued(Standing standing, Series series, List<Session> held, Caller caller) {
        Person person = standing.nomination().person();
        LocalDate from = held.stream()
                .map(one -> one.content().time())
                .map(time -> time.localStart().toLocalDate())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate until = held.stream()
                .map(one -> one.content().time())
                .map(SeriesCertificateDesk::lastDay)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        CertificateContent content = new CertificateContent(
                person.name(),
                person.country(),
                series.content().title(),
                from,
                until,
                standing.attendance().minutes(),
                series.content().organiser(),
                person.language());
        return desk.issue(Subject.nomination(standing.nomination().id()), content, Optional.of(person.mail()), caller);
    }

    /** A session that ends at midnight is over on the day before. */
    private static LocalDate lastDay(SessionTime time) {
        return time.localEnd().minusMinutes(1).toLocalDate();
    }

    @Override
    public int issueAll(RecordId series, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Series found = SessionDesk.series(stores, series);
            List<Session> held = requireOver(found);
            List<Standing> due =
                    standings(series).stream().filter(Standing::due).toList();
            if (due.isEmpty()) {
                throw new Refusal(
                        "training.certificates-none",
                        "Nobody of \"" + found.content().title()
                                + "\" is due a certificate; look at what is missing for whom",
                        found.content().title());
            }
            due.forEach(one -> issued(one, found, held, caller));
            return due.size();
        });
    }

    @Override
    public int revokeAll(RecordId series, Certificate.Reason reason, String note, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Series found = SessionDesk.series(stores, series);
            List<Certificate.Valid> valid = stores.certificates().ofSeries(series).stream()
                    .filter(Certificate.Valid.class::isInstance)
                    .map(Certificate.Valid.class::cast)
                    .toList();
            if (valid.isEmpty()) {
                throw new Refusal(
                        "training.certificates-none-valid",
                        "No certificate of \"" + found.content().title() + "\" is valid; there is nothing to revoke",
                        found.content().title());
            }
            valid.forEach(one -> desk.revoked(one, reason, note, stamp, caller));
            return valid.size();
        });
    }
}
