package org.enlace.calendar.internal.persistence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitations;
import org.enlace.calendar.internal.InvitationStore;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.Language;

/** What was told to whom, in the node's database, by plain SQL. */
final class JdbcInvitations implements InvitationStore {
    private final Statements sql;

    JdbcInvitations(Store store) {
        sql = new Statements(store, Invitations.KIND);
    }

    @Override
    public Optional<Told> find(String uid) {
        Map<LocalDate, String> occurrences = new HashMap<>();
        sql.list(
                "select original_day, content from calendar.told_occurrence where uid = ?",
                row -> occurrences.put(LocalDate.parse(row.getString(1)), row.getString(2)),
                uid);
        List<Attendee> told = sql.list(
                "select address, name, language from calendar.told_attendee where uid = ? order by address",
                row -> new Attendee(
                        new MailAddress(row.getString(1)),
                        row.getString(2),
                        Language.of(row.getString(3)).orElseThrow()),
                uid);
        return sql.one(
                "select revision, sequence_number, content from calendar.told where uid = ?",
                row -> new Told(row.getInt(1), row.getInt(2), row.getString(3), occurrences, told),
                uid);
    }

    @Override
    public void add(String uid, Told told) {
        sql.update(
                "insert into calendar.told (uid, revision, sequence_number, content) values (?, ?, ?, ?)",
                uid,
                told.revision(),
                told.sequence(),
                told.content());
        parts(uid, told);
    }

    @Override
    public boolean replace(String uid, Told before, Told after) {
        if (sql.update(
                        "update calendar.told set revision = ?, sequence_number = ?, content = ? where uid = ? and revision = ?",
                        after.revision(),
                        after.sequence(),
                        after.content(),
                        uid,
                        before.revision())
                == 0) {
            return false;
        }
        dropParts(uid);
        parts(uid, after);
        return true;
    }

    @Override
    public void drop(String uid) {
        dropParts(uid);
        sql.update("delete from calendar.told where uid = ?", uid);
    }

    private void dropParts(String uid) {
        sql.update("delete from calendar.told_attendee where uid = ?", uid);
        sql.update("delete from calendar.told_occurrence where uid = ?", uid);
    }

    private void parts(String uid, Told told) {
        sql.batch(
                "insert into calendar.told_attendee (uid, address, name, language) values (?, ?, ?, ?)",
                told.told(),
                attendee -> new Object[] {
                    uid,
                    attendee.address(),
                    attendee.name(),
                    attendee.language().tag()
                });
        sql.batch(
                "insert into calendar.told_occurrence (uid, original_day, content) values (?, ?, ?)",
                told.occurrences().entrySet(),
                one -> new Object[] {uid, one.getKey(), one.getValue()});
    }
}
