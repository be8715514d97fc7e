package org.enlace.files.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Erasure;
import org.enlace.files.FileState;
import org.enlace.files.Files.Usage;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.internal.FileStore;
import org.enlace.files.internal.Incoming;
import org.enlace.files.internal.Kept;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the node's database knows of files, by plain SQL. */
@Component
public final class JdbcFileStore implements FileStore {
    private static final Schema SCHEMA = new Schema("files", List.of(), JdbcFileStore.class);

    private final Store store;
    private final Statements sql;
    private final Uploads uploads;
    private final Contents contents;
    private final Entries entries;

    @Activate
    public JdbcFileStore(@Reference Database database) {
        store = database.open(SCHEMA);
        sql = new Statements(store, "file");
        uploads = new Uploads(sql);
        contents = new Contents(sql);
        entries = new Entries(sql);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public Optional<String> holdOwner(OwnerRef owner) {
        // The update takes the row's lock first, so that what is read afterwards is the last word.
        sql.update(
                "update files.owner_key set turns = turns + 1 where use_name = ? and record_id = ?",
                owner.use(),
                owner.record().toString());
        return ownerKey(owner);
    }

    @Override
    public Optional<String> ownerKey(OwnerRef owner) {
        return sql.one(
                "select wrapped from files.owner_key where use_name = ? and record_id = ?",
                row -> row.getString(1),
                owner.use(),
                owner.record().toString());
    }

    @Override
    public void insertOwner(OwnerRef owner, String wrapped) {
        sql.update(
                "insert into files.owner_key (use_name, record_id, wrapped, turns) values (?, ?, ?, 0)",
                owner.use(),
                owner.record().toString(),
                wrapped);
    }

    @Override
    public void dropUnusedOwner(OwnerRef owner) {
        String record = owner.record().toString();
        sql.update(
                "delete from files.owner_key where use_name = ? and record_id = ?"
                        + " and not exists (select 1 from files.content c where c.use_name = ? and c.record_id = ?)"
                        + " and not exists (select 1 from files.upload u where u.use_name = ? and u.record_id = ?)",
                owner.use(),
                record,
                owner.use(),
                record,
                owner.use(),
                record);
    }

    @Override
    public void insert(Incoming incoming) {
        uploads.insert(incoming);
    }

    @Override
    public Optional<Incoming> incoming(RecordId id) {
        return uploads.find(id);
    }

    @Override
    public List<Incoming> incoming(OwnerRef owner, OfficerId officer) {
        return uploads.of(owner, officer);
    }

    @Override
    public boolean coming(OwnerRef owner) {
        return uploads.coming(owner);
    }

    @Override
    public boolean advance(RecordId id, long from, long to, Instant touched) {
        return uploads.advance(id, from, to, touched);
    }

    @Override
    public boolean dropUpload(RecordId id) {
        return uploads.drop(id);
    }

    @Override
    public List<Incoming> untouchedSince(Instant moment, int limit) {
        return uploads.untouchedSince(moment, limit);
    }

    @Override
    public boolean take(long bytes, long quota) {
        return sql.update("update files.total set bytes = bytes + ? where id = 1 and bytes <= ?", bytes, quota - bytes)
                == 1;
    }

    @Override
    public void give(long bytes) {
        sql.update("update files.total set bytes = bytes - ? where id = 1", bytes);
    }

    @Override
    public Optional<Kept> content(OwnerRef owner, Sha256 sha256) {
        return contents.find(owner, sha256);
    }

    @Override
    public Optional<Kept> content(RecordId id) {
        return contents.find(id);
    }

    @Override
    public void insert(Kept kept) {
        contents.insert(kept);
    }

    @Override
    public boolean scanned(RecordId content, FileState state, String finding) {
        return contents.scanned(content, state, finding);
    }

    @Override
    public List<Kept> waiting(int limit) {
        return contents.waiting(limit);
    }

    @Override
    public List<Kept> contents(RecordId after, int limit) {
        return contents.after(after, limit);
    }

    @Override
    public void dropContent(RecordId content) {
        contents.drop(content);
    }

    @Override
    public Set<String> known(Collection<String> diskNames) {
        Set<String> known = new HashSet<>();
        for (String table : List.of("upload", "content")) {
            known.addAll(sql.in(
                    "select disk_name from files." + table + " where disk_name in ",
                    diskNames,
                    "",
                    row -> row.getString(1)));
        }
        return known;
    }

    @Override
    public Optional<Entry> find(RecordId id) {
        return entries.find(id);
    }

    @Override
    public List<Entry> of(OwnerRef owner) {
        return entries.of(owner);
    }

    @Override
    public List<Entry> all(RecordId after, int limit) {
        return entries.after(after, limit);
    }

    @Override
    public long references(RecordId content) {
        return entries.references(content);
    }

    @Override
    public void insert(StoredFile.Attached file, RecordId content) {
        entries.insert(file, content);
    }

    @Override
    public void update(StoredFile file) {
        entries.update(file);
    }

    @Override
    public void erase(StoredFile file, Erasure erasure) {
        entries.drop(file);
        sql.update(
                "insert into files.erasure (file_id, use_name, record_id, sha256, bytes, name_sha256, erased_by, erased,"
                        + " reason, last_one, statement, signer, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                erasure.file().toString(),
                erasure.owner().use(),
                erasure.owner().record().toString(),
                erasure.sha256().value(),
                erasure.size(),
                erasure.nameHash().value(),
                erasure.by().officer().value(),
                Statements.micros(erasure.by().at()),
                erasure.reason(),
                erasure.last() ? 1 : 0,
                erasure.statement(),
                erasure.signer(),
                erasure.signature());
    }

    @Override
    public Optional<Erasure> erasure(RecordId file) {
        return sql.one(
                "select file_id, use_name, record_id, sha256, bytes, name_sha256, erased_by, erased, reason, last_one,"
                        + " statement, signer, signature from files.erasure where file_id = ?",
                JdbcFileStore::erasure,
                file.toString());
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                RecordId.parse(row.getString(1)),
                new OwnerRef(row.getString(2), RecordId.parse(row.getString(3))),
                new Sha256(row.getString(4)),
                row.getLong(5),
                new Sha256(row.getString(6)),
                new Stamp(new OfficerId(row.getString(7)), Statements.instant(row.getLong(8))),
                row.getString(9),
                row.getInt(10) == 1,
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }

    @Override
    public Usage usage(long quota) {
        return store.reading(() -> new Usage(
                sql.count("select count(*) from files.file_entry"),
                sql.count("select count(*) from files.content"),
                sql.count("select count(*) from files.upload"),
                sql.count("select count(*) from files.content where state = 'received'"),
                total(),
                quota));
    }

    @Override
    public long total() {
        return sql.count("select bytes from files.total where id = 1");
    }
}
