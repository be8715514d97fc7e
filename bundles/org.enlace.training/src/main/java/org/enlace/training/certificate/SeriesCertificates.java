package org.enlace.training.certificate;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** The certificates of a series, for whoever organises; otherwise as {@link Certificates}. A closed series gives them too. */
public interface SeriesCertificates {
    /** What {@link org.enlace.platform.Stale} calls the conditions of a series. */
    String CONDITIONS = "training-certificate-conditions";

    Conditions conditions(RecordId series, Caller caller);

    /** Counts up with every change of the conditions, from 0, while the usual ones count. */
    int conditionsVersion(RecordId series, Caller caller);

    /**
     * Says on which conditions; what was issued already stays.
     *
     * @param version the one that was looked at
     * @throws org.enlace.platform.Stale when it is another by now
     */
    void set(RecordId series, int version, Conditions conditions, Caller caller);

    /** All who had a seat, by name. */
    List<Standing> standings(RecordId series, Caller caller);

    /** How many of a series are valid. */
    int valid(RecordId series, Caller caller);

    /** The series that somebody was nominated for. */
    RecordId of(RecordId nomination, Caller caller);

    /**
     * Gives somebody a certificate.
     *
     * @throws org.enlace.platform.Refusal {@code training.certificate-lacking} where the conditions are not fulfilled,
     *     {@code training.certificates-early} while a session is still planned
     */
    Certificate.Valid issue(RecordId nomination, Caller caller);

    /**
     * Gives one to everybody to whom one is due, in one transaction.
     *
     * @throws org.enlace.platform.Refusal {@code training.certificates-early}; {@code training.certificates-none} where none is due
     */
    int issueAll(RecordId series, Caller caller);

    /** Revokes all of a series that are valid, such as when it was annulled, in one transaction. */
    int revokeAll(RecordId series, Certificate.Reason reason, String note, Caller caller);
}
