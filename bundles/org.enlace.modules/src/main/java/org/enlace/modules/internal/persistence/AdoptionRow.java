package org.enlace.modules.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionDocument;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Instrument;
import org.enlace.modules.InstrumentKind;
import org.enlace.modules.Signature;
import org.enlace.platform.RecordId;

/** An adoption as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "modules", name = "adoption")
public class AdoptionRow {
    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "module")
    private String module;

    @Column(name = "kind")
    private String kind;

    @Column(name = "instrument_number")
    private String number;

    @Column(name = "instrument_day")
    private String day;

    @Column(name = "instrument_title")
    private String title;

    @Column(name = "authority")
    private String authority;

    @Column(name = "scope_text")
    private String scope;

    @Column(name = "begins")
    private String begins;

    @Column(name = "ends")
    private String ends;

    @Column(name = "document_name")
    private String documentName;

    @Column(name = "document_type")
    private String documentType;

    @Column(name = "document_size")
    private Long documentSize;

    @Column(name = "document_sha256")
    private String documentSha256;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_for")
    private String recordedFor;

    @Column(name = "recorded")
    private long recorded;

    @Column(name = "supported")
    private boolean supported;

    @Column(name = "confirmed_by")
    private String confirmedBy;

    @Column(name = "confirmed_for")
    private String confirmedFor;

    @Column(name = "confirmed")
    private Long confirmed;

    @Column(name = "withdrawn_by")
    private String withdrawnBy;

    @Column(name = "withdrawn_for")
    private String withdrawnFor;

    @Column(name = "withdrawn")
    private Long withdrawn;

    @Column(name = "reason")
    private String reason;

    protected AdoptionRow() {}

    static AdoptionRow of(Adoption.Recorded adoption) {
        AdoptionTerms terms = adoption.terms();
        AdoptionRow row = new AdoptionRow();
        row.id = adoption.id().toString();
        row.module = terms.module();
        row.kind = terms.instrument().kind().token();
        row.number = terms.instrument().number();
        row.day = terms.instrument().date().toString();
        row.title = terms.instrument().title();
        row.authority = terms.authority();
        row.scope = terms.scope();
        row.begins = terms.from().toString();
        row.ends = terms.until().map(LocalDate::toString).orElse(null);
        adoption.document().ifPresent(document -> {
            row.documentName = document.name();
            row.documentType = document.type();
            row.documentSize = document.size();
            row.documentSha256 = document.sha256();
        });
        row.take(adoption);
        return row;
    }

    /** Takes over what may change: who stands behind it, who confirmed it and who withdrew it. */
    void take(Adoption adoption) {
        recordedBy = adoption.recorded().officer().value();
        recordedFor = Columns.officer(adoption.recorded().actingFor());
        recorded = adoption.recorded().at().toEpochMilli();
        if (adoption instanceof Adoption.Recorded open) {
            supported = open.supported();
        }
        adoption.confirmed().ifPresent(second -> {
            confirmedBy = second.officer().value();
            confirmedFor = Columns.officer(second.actingFor());
            confirmed = second.at().toEpochMilli();
        });
        if (adoption instanceof Adoption.Withdrawn gone) {
            withdrawnBy = gone.withdrawn().officer().value();
            withdrawnFor = Columns.officer(gone.withdrawn().actingFor());
            withdrawn = gone.withdrawn().at().toEpochMilli();
            reason = gone.reason();
        }
    }

    Adoption toDomainModel() {
        RecordId key = Columns.id(id);
        AdoptionTerms terms = new AdoptionTerms(
                module,
                new Instrument(InstrumentKind.of(kind), number, LocalDate.parse(day), title),
                authority,
                scope,
                LocalDate.parse(begins),
                Columns.day(ends));
        Signature first = Columns.signature(recordedBy, recordedFor, recorded).orElseThrow();
        Optional<Signature> second = Columns.signature(confirmedBy, confirmedFor, confirmed);
        Optional<Signature> last = Columns.signature(withdrawnBy, withdrawnFor, withdrawn);
        if (last.isPresent()) {
            return new Adoption.Withdrawn(key, version, terms, document(), first, second, last.get(), reason);
        }
        return second.isPresent()
                ? new Adoption.Confirmed(key, version, terms, document(), first, second.get())
                : new Adoption.Recorded(key, version, terms, document(), first, supported);
    }

    Optional<AdoptionDocument> document() {
        return Optional.ofNullable(documentName)
                .map(name -> new AdoptionDocument(name, documentType, documentSize, documentSha256));
    }

    int version() {
        return version;
    }
}
