package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.enlace.identity.internal.OneTimeStore.OneTime;
import org.enlace.identity.internal.OneTimeStore.Purpose;

/** What opens something once, as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "one_time")
public class OneTimeRow {
    @Id
    @Column(name = "hash")
    private String hash;

    @Column(name = "purpose")
    private String purpose;

    @Column(name = "officer")
    private String officer;

    @Column(name = "until")
    private long until;

    @Column(name = "tries")
    private int tries;

    protected OneTimeRow() {}

    static OneTimeRow of(OneTime oneTime) {
        OneTimeRow row = new OneTimeRow();
        row.hash = oneTime.hash();
        row.purpose = column(oneTime.purpose());
        row.officer = oneTime.officer();
        row.until = Columns.millis(oneTime.until());
        row.tries = oneTime.tries();
        return row;
    }

    static String column(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    OneTime toDomainModel() {
        return new OneTime(
                hash, Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)), officer, Instant.ofEpochMilli(until), tries);
    }
}
