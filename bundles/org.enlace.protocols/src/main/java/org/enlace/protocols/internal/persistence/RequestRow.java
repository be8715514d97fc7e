package org.enlace.protocols.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.internal.ProtocolStore.Answered;

/** What an officer's request made, so that its repeats make nothing. */
@Entity
@Cacheable(false)
@IdClass(RequestRow.Key.class)
@Table(schema = "protocols", name = "request")
public class RequestRow {
    @Id
    @Column(name = "officer")
    private String officer;

    @Id
    @Column(name = "request_key")
    private String requestKey;

    @Column(name = "protocol_id")
    private String protocolId;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "made")
    private long made;

    protected RequestRow() {}

    static RequestRow of(OfficerId officer, String requestKey, Answered answered, long made) {
        RequestRow row = new RequestRow();
        row.officer = officer.value();
        row.requestKey = requestKey;
        row.protocolId = answered.id().toString();
        row.fingerprint = answered.fingerprint();
        row.made = made;
        return row;
    }

    Answered toDomainModel() {
        return new Answered(RecordId.parse(protocolId), fingerprint);
    }

    /** Which request. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String officer;
        private String requestKey;

        public Key() {}

        Key(OfficerId officer, String requestKey) {
            this.officer = officer.value();
            this.requestKey = requestKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && officer.equals(key.officer) && requestKey.equals(key.requestKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(officer, requestKey);
        }
    }
}
