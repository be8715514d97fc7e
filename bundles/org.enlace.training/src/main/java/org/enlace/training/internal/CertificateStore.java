package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.RecordId;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateNumber;
import org.enlace.training.certificate.Conditions;
import org.enlace.training.certificate.Subject;

/** Where certificates are kept. */
public interface CertificateStore {
    Optional<Certificate> find(RecordId id);

    Optional<Certificate> find(CertificateNumber number);

    /** Those of the ids that are there and valid. */
    Set<RecordId> valid(Set<RecordId> ids);

    /** All of a subject, the oldest first. */
    List<Certificate> of(Subject subject);

    /** All of those who were nominated for a series, the oldest first. */
    List<Certificate> ofSeries(RecordId series);

    /** Those given to an address, in whatever case, the newest first. */
    List<Certificate> of(MailAddress mail, int most);

    /** How many were numbered in a year. */
    int last(int year);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Certificate certificate);

    Optional<Conditions> conditions(RecordId series);

    /** How often they were set. */
    int conditionsVersion(RecordId series);

    void setConditions(RecordId series, int version, Conditions conditions);
}
