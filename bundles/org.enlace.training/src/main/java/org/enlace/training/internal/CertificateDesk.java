package org.enlace.training.internal;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nominations;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.CertificateNumber;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Subject;
import org.enlace.training.exchange.Application;

/** The use cases of certificates. */
final class CertificateDesk implements Certificates {
    private static final int MOST_OWN = 200;

    private final CertificateStore store;
    private final Changes changes;
    private final CertificateNotices notices;
    private final CertificateFiles files;
    private final CountryCode own;

    /** @param own the country of the node */
    CertificateDesk(
            CertificateStore store,
            Changes changes,
            CertificateNotices notices,
            CertificateFiles files,
            CountryCode own) {
        this.store = store;
        this.changes = changes;
        this.notices = notices;
        this.files = files;
        this.own = own;
    }

    @Override
    public Certificate.Valid issue(
            Subject subject, CertificateContent content, Optional<MailAddress> mail, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            refuseSecond(subject, content);
            return written(subject, content, mail, stamp, caller);
        });
    }

    private void refuseSecond(Subject subject, CertificateContent content) {
        store.of(subject).stream()
                .filter(Certificate.Valid.class::isInstance)
                .findFirst()
                .ifPresent(one -> {
                    throw new Refusal(
                            "training.certificate-issued",
                            content.name() + " has the certificate " + one.number()
                                    + " already; revoke it first, or correct the name in it",
                            content.name(),
                            one.number());
                });
    }

    private Certificate.Valid written(
            Subject subject, CertificateContent content, Optional<MailAddress> mail, Stamp stamp, Caller caller) {
        int year = stamp.at().atZone(ZoneOffset.UTC).getYear();
        CertificateNumber number = new CertificateNumber(own, year, store.last(year) + 1);
        Certificate.Valid made = new Certificate.Valid(
                new Certificate.Core(changes.next(), 1, number, subject, content, mail, stamp, stamp));
        store.write(made);
        changes.record(about(Act.done("training.certify", caller), made)
                .code("hash", made.core().hash())
                .changed("person", null, content.name()));
        notices.issued(made, caller);
        return made;
    }

    private static Act about(Act act, Certificate certificate) {
        Subject subject = certificate.core().subject();
        String kind = subject.kind() == Subject.Kind.EXCHANGE ? Application.KIND : Nominations.KIND;
        return act.on(KIND, certificate.id())
                .code("number", certificate.number().toString())
                .fact("for", subject.id())
                .concerning(kind + ":" + subject.id());
    }

    @Override
    public Certificate find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        Certificate found = known(id);
        if (caller.holds(Trainings.ORGANISE) || mine(found, caller)) {
            return found;
        }
        throw new NotFound(KIND, id.toString());
    }

    private Certificate known(RecordId id) {
        return store.find(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    private boolean mine(Certificate certificate, Caller caller) {
        return certificate
                .core()
                .mail()
                .filter(mail -> notices.address(caller.officer())
                        .filter(its -> its.value().equalsIgnoreCase(mail.value()))
                        .isPresent())
                .isPresent();
    }

    @Override
    public List<Certificate> of(Subject subject, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return store.of(subject);
    }

    @Override
    public List<Certificate> own(Caller caller) {
        caller.require(Trainings.READ);
        return notices.address(caller.officer())
                .map(mail -> store.of(mail, MOST_OWN))
                .orElse(List.of());
    }

    @Override
    public Certificate.Valid correct(RecordId id, int version, String name, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Certificate now = known(id);
            Changes.expect(version, now.version(), KIND, id);
            Certificate.Valid valid = now.valid();
            CertificateContent content = valid.content().named(name);
            valid.requireOther(content);
            Certificate.Core core = valid.core();
            Certificate.Valid made = written(core.subject(), content, core.mail(), stamp, caller);
            store.write(valid.replace(made, stamp));
            changes.record(about(Act.done("training.replace-certificate", caller), now)
                    .code("by", made.number().toString())
                    .changed("person", valid.content().name(), content.name()));
            notices.over(now);
            return made;
        });
    }

    @Override
    public Certificate.Revoked revoke(RecordId id, int version, Certificate.Reason reason, String note, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Certificate now = known(id);
            Changes.expect(version, now.version(), KIND, id);
            return revoked(now.valid(), reason, note, stamp, caller);
        });
    }

    /** In the current change. */
    Certificate.Revoked revoked(
            Certificate.Valid valid, Certificate.Reason reason, String note, Stamp stamp, Caller caller) {
        Certificate.Revoked revoked = valid.revoke(reason, note, stamp);
        store.write(revoked);
        changes.record(about(Act.done("training.revoke-certificate", caller), revoked)
                .code("reason", reason.token())
                .because(revoked.note()));
        notices.over(revoked);
        return revoked;
    }

    @Override
    public byte[] pdf(RecordId id, URI node, Caller caller) {
        return files.pdf(find(id, caller).valid(), node);
    }
}
