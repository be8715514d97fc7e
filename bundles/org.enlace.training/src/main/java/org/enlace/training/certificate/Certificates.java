package org.enlace.training.certificate;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * The certificates this node gave, for whatever they are. Whoever organises sees and changes them; besides, everybody sees those given to
 * their own e-mail address. Otherwise as {@link org.enlace.training.Trainings}.
 */
public interface Certificates {
    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call one. */
    String KIND = "training-certificate";

    /**
     * Gives a certificate and lets the person know, in the current transaction or one of its own. Whether the conditions are fulfilled is
     * for whoever calls to have found out: {@link SeriesCertificates} for series, the use case of exchanges for those.
     *
     * @param mail of the person; empty where none is known
     * @throws org.enlace.platform.Refusal {@code training.certificate-issued} where the subject has one that is valid
     */
    Certificate.Valid issue(Subject subject, CertificateContent content, Optional<MailAddress> mail, Caller caller);

    Certificate find(RecordId id, Caller caller);

    /** All that were ever given for a subject, the oldest first. */
    List<Certificate> of(Subject subject, Caller caller);

    /** The caller's own, by the address of their account, the newest first; at most 200. */
    List<Certificate> own(Caller caller);

    /**
     * Gives another one in its place, in which the name is spelled otherwise.
     *
     * @throws org.enlace.platform.Refusal {@code training.certificate-over}, {@code training.certificate-same}
     */
    Certificate.Valid correct(RecordId id, int version, String name, Caller caller);

    /**
     * Revokes one, for good.
     *
     * @param note for whoever organises; may be empty
     * @throws org.enlace.platform.Refusal {@code training.certificate-over}
     */
    Certificate.Revoked revoke(RecordId id, int version, Certificate.Reason reason, String note, Caller caller);

    /**
     * The certificate as a signed PDF.
     *
     * @param node where this node is reached, for the address it can be checked at
     * @throws org.enlace.platform.Refusal {@code training.certificate-over}
     */
    byte[] pdf(RecordId id, URI node, Caller caller);
}
