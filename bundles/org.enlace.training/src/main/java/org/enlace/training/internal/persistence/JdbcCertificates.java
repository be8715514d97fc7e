package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.CertificateNumber;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Conditions;
import org.enlace.training.certificate.Subject;
import org.enlace.training.internal.CertificateStore;

/** Certificates in the node's database, by plain SQL. A row that does not say what was issued is a bug, or worse, and read by nobody. */
final class JdbcCertificates implements CertificateStore {
    private static final String SELECT = "select c.* from training.certificate c";

    private final Statements sql;

    JdbcCertificates(Store store) {
        sql = new Statements(store, Certificates.KIND);
    }

    @Override
    public Optional<Certificate> find(RecordId id) {
        return sql.one(SELECT + " where c.id = ?", JdbcCertificates::read, id);
    }

    @Override
    public Optional<Certificate> find(CertificateNumber number) {
        return sql.one(
                SELECT + " where c.given_year = ? and c.given_count = ? and c.issuer = ?",
                JdbcCertificates::read,
                number.year(),
                number.count(),
                number.issuer());
    }

    @Override
    public Set<RecordId> valid(Set<RecordId> ids) {
        return new HashSet<>(sql.in(
                "select id from training.certificate where id in ",
                ids.stream().map(RecordId::toString).toList(),
                " and state = '" + Certificate.State.VALID.token() + "'",
                row -> Columns.id(row, "id")));
    }

    @Override
    public List<Certificate> of(Subject subject) {
        return sql.list(
                SELECT + " where c.subject = ? and c.subject_kind = ? order by c.id",
                JdbcCertificates::read,
                subject.id(),
                subject.kind().token());
    }

    @Override
    public List<Certificate> ofSeries(RecordId series) {
        return sql.list(
                SELECT + " join training.nomination n on n.id = c.subject where n.series = ? and c.subject_kind = ?"
                        + " order by c.id",
                JdbcCertificates::read,
                series,
                Subject.Kind.NOMINATION.token());
    }

    @Override
    public List<Certificate> of(MailAddress mail, int most) {
        return sql.list(SELECT + " where c.mail_key = ? order by c.id desc", most, JdbcCertificates::read, key(mail));
    }

    private static String key(MailAddress mail) {
        return mail.value().toLowerCase(Locale.ROOT);
    }

    @Override
    public int last(int year) {
        return (int)
                sql.count("select coalesce(max(given_count), 0) from training.certificate where given_year = ?", year);
    }

    @Override
    public void write(Certificate certificate) {
        Certificate.Core core = certificate.core();
        if (core.version() == 1) {
            insert(core);
            return;
        }
        Certificate.Revoked revoked = certificate instanceof Certificate.Revoked gone ? gone : null;
        int rows = sql.update(
                "update training.certificate set version = ?, state = ?, reason = ?, note = ?, replaced_by = ?,"
                        + " changed_by = ?, changed = ? where id = ? and version = ?",
                core.version(),
                certificate.state().token(),
                revoked == null ? null : revoked.reason().token(),
                revoked == null ? null : revoked.note(),
                certificate instanceof Certificate.Replaced replaced ? replaced.by() : null,
                core.changed().officer(),
                Statements.micros(core.changed().at()),
                core.id(),
                core.version() - 1);
        if (rows == 0) {
            throw new Stale(Certificates.KIND, core.id().toString());
        }
    }

    private void insert(Certificate.Core core) {
        CertificateContent content = core.content();
        sql.update(
                "insert into training.certificate (id, version, issuer, given_year, given_count, subject_kind, subject,"
                        + " state, name, country, title, first_day, last_day, minutes, organiser, language, hash, mail,"
                        + " mail_key, issued_by, issued, changed_by, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                core.id(),
                1,
                core.number().issuer(),
                core.number().year(),
                core.number().count(),
                core.subject().kind().token(),
                core.subject().id(),
                Certificate.State.VALID.token(),
                content.name(),
                content.country(),
                content.title(),
                content.from(),
                content.until(),
                content.minutes(),
                content.organiser(),
                content.language().tag(),
                core.hash(),
                core.mail().map(MailAddress::value).orElse(null),
                core.mail().map(JdbcCertificates::key).orElse(null),
                core.issued().officer(),
                Statements.micros(core.issued().at()),
                core.changed().officer(),
                Statements.micros(core.changed().at()));
    }

    @Override
    public Optional<Conditions> conditions(RecordId series) {
        return sql.one(
                "select attended_share, evaluation from training.certificate_condition where series = ?",
                row -> new Conditions(row.getInt(1), row.getInt(2) != 0),
                series);
    }

    @Override
    public int conditionsVersion(RecordId series) {
        return sql.one(
                        "select version from training.certificate_condition where series = ?",
                        row -> row.getInt(1),
                        series)
                .orElse(0);
    }

    @Override
    public void setConditions(RecordId series, int version, Conditions conditions) {
        sql.update("delete from training.certificate_condition where series = ?", series);
        sql.update(
                "insert into training.certificate_condition (series, version, attended_share, evaluation) values (?, ?, ?, ?)",
                series,
                version,
                conditions.share(),
                conditions.evaluation() ? 1 : 0);
    }

    private static Certificate read(ResultSet row) throws SQLException {
        CertificateContent content = new CertificateContent(
                row.getString("name"),
                new CountryCode(row.getString("country")),
                row.getString("title"),
                LocalDate.parse(row.getString("first_day")),
                LocalDate.parse(row.getString("last_day")),
                row.getInt("minutes"),
                row.getString("organiser"),
                Columns.language(row.getString("language")));
        Certificate.Core core = new Certificate.Core(
                Columns.id(row, "id"),
                row.getInt("version"),
                new CertificateNumber(
                        new CountryCode(row.getString("issuer")), row.getInt("given_year"), row.getInt("given_count")),
                new Subject(Subject.Kind.of(row.getString("subject_kind")), Columns.id(row, "subject")),
                content,
                Optional.ofNullable(row.getString("mail")).map(MailAddress::new),
                Columns.stamp(row, "issued"),
                Columns.stamp(row, "changed"));
        if (!core.hash().equals(row.getString("hash"))) {
            throw new IllegalStateException("The certificate " + core.number()
                    + " does not say in the database what was issued; restore training.certificate from a backup");
        }
        String state = row.getString("state");
        return switch (Certificate.State.of(state)
                .orElseThrow(() -> new IllegalStateException("No state \"" + state + "\""))) {
            case VALID -> new Certificate.Valid(core);
            case REVOKED ->
                new Certificate.Revoked(core, Certificate.Reason.of(row.getString("reason")), row.getString("note"));
            case REPLACED -> new Certificate.Replaced(core, Columns.id(row, "replaced_by"));
        };
    }
}
