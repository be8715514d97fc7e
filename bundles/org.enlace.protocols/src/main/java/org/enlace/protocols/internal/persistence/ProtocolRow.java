package org.enlace.protocols.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Stamp;
import org.enlace.protocols.internal.Entry;
import org.enlace.protocols.internal.SortKey;

/** A record as the database holds it. */
@Entity
@Cacheable
@Table(schema = "protocols", name = "protocol")
public class ProtocolRow {
    @Id
    @Column(name = "id")
    private String id;

    /** Its number here, from 1 in the order in which records came; for lists, never shown. */
    @Column(name = "ordinal")
    private int ordinal;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "reference")
    private String reference;

    /** Unique: the reference, and for a restricted record its id as well. */
    @Column(name = "reference_key")
    private String referenceKey;

    @Column(name = "owner")
    private String owner;

    @Column(name = "state")
    private String state;

    @Column(name = "content")
    @Convert(converter = ContentColumn.class)
    private ProtocolContent content;

    @Column(name = "imported")
    private String imported;

    @Column(name = "reason")
    private String reason;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created")
    private long created;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed")
    private long changed;

    /** Where it stands in every list by title. */
    @Column(name = "place")
    private String place;

    @Column(name = "title_key")
    private String titleKey;

    /** The number of the version it shows. */
    @Column(name = "edition")
    private int edition;

    /** 1 where its text changes by a new version alone. */
    @Column(name = "fixed")
    private int fixed;

    /** The owner's count of versions, of another country's; null of an own record, as the four that follow. */
    @Column(name = "shared_version")
    private Long sharedVersion;

    @Column(name = "audience")
    private String audience;

    @Column(name = "handling")
    private String handling;

    @Column(name = "handling_condition")
    private String handlingCondition;

    @Column(name = "tlp")
    private String tlp;

    /** Why its owner took it back. */
    @Column(name = "taken_back")
    private String takenBack;

    protected ProtocolRow() {}

    static ProtocolRow of(Entry entry, int ordinal) {
        Protocol protocol = entry.protocol();
        ProtocolRow row = new ProtocolRow();
        row.id = protocol.id().toString();
        row.ordinal = ordinal;
        row.reference = protocol.reference();
        row.owner = protocol.owner().value();
        row.createdBy = protocol.created().officer().value();
        row.created = micros(protocol.created().at());
        row.take(entry);
        return row;
    }

    /** Takes over what may change. The version is counted by the database's own check. */
    void take(Entry entry) {
        Protocol protocol = entry.protocol();
        boolean restricted = protocol.content().restrictedTo().restricted();
        state = Audience.state(protocol.withdrawn() ? State.WITHDRAWN : State.EFFECTIVE, restricted);
        referenceKey = restricted || protocol.shared().isPresent() ? reference + " " + id : reference;
        content = protocol.content();
        edition = protocol.control().edition();
        fixed = protocol.control().fixed() ? 1 : 0;
        imported = entry.imported();
        reason = protocol instanceof Protocol.Withdrawn withdrawn ? withdrawn.reason() : null;
        takenBack = protocol instanceof Protocol.TakenBack taken ? taken.reason() : null;
        protocol.shared().ifPresent(this::arrived);
        changedBy = protocol.changed().officer().value();
        changed = micros(protocol.changed().at());
        place = Terms.place(protocol, ordinal);
        titleKey = SortKey.of(protocol.content().title());
    }

    private void arrived(SharedRecord record) {
        sharedVersion = record.version();
        audience = words(record.audience());
        handling = words(record.handling().codes());
        handlingCondition = record.handling().condition().orElse(null);
        tlp = record.tlp().map(Tlp::label).orElse(null);
    }

    private static String words(Collection<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private SharedRecord arrived() {
        return new SharedRecord(
                new RecordId(UUID.fromString(id)),
                Protocols.KIND,
                new CountryCode(owner),
                sharedVersion,
                words(audience).map(CountryCode::new).collect(Collectors.toSet()),
                new Handling(
                        words(handling).map(HandlingCode::parse).collect(Collectors.toSet()),
                        Optional.ofNullable(handlingCondition)),
                Optional.ofNullable(tlp).map(Tlp::parse));
    }

    Entry toDomainModel() {
        Protocol.Identity identity = new Protocol.Identity(
                new RecordId(UUID.fromString(id)),
                reference,
                new CountryCode(owner),
                new Stamp(new OfficerId(createdBy), instant(created)));
        Stamp last = new Stamp(new OfficerId(changedBy), instant(changed));
        Protocol.Control control = new Protocol.Control(edition, fixed == 1);
        boolean out = state.endsWith(State.WITHDRAWN.token());
        if (sharedVersion != null) {
            return new Entry(
                    out
                            ? new Protocol.TakenBack(identity, version, control, content, takenBack, last, arrived())
                            : new Protocol.Received(identity, version, control, content, last, arrived()),
                    imported);
        }
        Protocol protocol = out
                ? new Protocol.Withdrawn(identity, version, control, content, reason, last)
                : new Protocol.Effective(identity, version, control, content, last);
        return new Entry(protocol, imported);
    }

    String id() {
        return id;
    }

    int ordinal() {
        return ordinal;
    }

    int version() {
        return version;
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
