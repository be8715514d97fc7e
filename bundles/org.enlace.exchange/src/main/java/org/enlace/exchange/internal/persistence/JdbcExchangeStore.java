package org.enlace.exchange.internal.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.Announced;
import org.enlace.exchange.internal.Answer;
import org.enlace.exchange.internal.ExchangeStore;
import org.enlace.exchange.internal.Held;
import org.enlace.exchange.internal.InStream;
import org.enlace.exchange.internal.Message;
import org.enlace.exchange.internal.OutStream;
import org.enlace.exchange.internal.Own;
import org.enlace.exchange.internal.PeerKey;
import org.enlace.exchange.internal.Self;
import org.enlace.exchange.internal.Unremembered;
import org.enlace.exchange.internal.Waiting;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Tlp;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The exchange in the node's database, by plain SQL: rows are small, many, and each looked at once. One class for the one schema,
 * long as it is: its statements are short, decide nothing, and are looked for by the table.
 */
@Component(service = ExchangeStore.class)
public final class JdbcExchangeStore implements ExchangeStore {
    private static final Schema SCHEMA = new Schema("exchange", List.of(), JdbcExchangeStore.class);
    private static final int LONGEST_DETAIL = 400;
    private static final int REASON = 300;

    private final Store store;
    private final Statements sql;

    @Activate
    public JdbcExchangeStore(@Reference Database database) {
        store = database.open(SCHEMA);
        sql = new Statements(store, "exchange");
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public Optional<Self> self() {
        return sql.one(
                "select node, epoch from exchange.self where id = 1",
                row -> new Self(row.getString(1), row.getLong(2)));
    }

    @Override
    public void write(Self self) {
        if (sql.update("update exchange.self set node = ?, epoch = ? where id = 1", self.node(), self.epoch()) == 0) {
            sql.update("insert into exchange.self (id, node, epoch) values (1, ?, ?)", self.node(), self.epoch());
        }
    }

    @Override
    public void lockSelf() {
        sql.update("update exchange.self set node = node where id = 1");
    }

    @Override
    public boolean writeRuns(Peer peer) {
        return sql.update(
                        "update exchange.peer set runs = ? where signer = ? and state = 'TRUSTED'",
                        Rows.runs(peer),
                        peer.signer())
                > 0;
    }

    @Override
    public List<PeerKey> peers() {
        return sql.list("select * from exchange.peer order by country, since", Rows::peer);
    }

    @Override
    public void write(PeerKey key) {
        Peer peer = key.peer();
        Object[] values = {
            peer.country(),
            peer.node(),
            peer.name(),
            peer.state(),
            Statements.micros(peer.since()),
            peer.epoch(),
            Statements.micros(peer.made()),
            key.key(),
            key.agreement(),
            key.agreementKey(),
            Rows.runs(peer),
            peer.signer()
        };
        int changed = sql.update(
                "update exchange.peer set country = ?, node = ?, name = ?, state = ?, since = ?, epoch = ?, made = ?,"
                        + " public_key = ?, agreement = ?, agreement_key = ?, runs = ? where signer = ?",
                values);
        if (changed == 0) {
            sql.update(
                    "insert into exchange.peer (country, node, name, state, since, epoch, made, public_key, agreement,"
                            + " agreement_key, runs, signer) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
        }
    }

    @Override
    public void forget(PeerKey peer) {
        sql.update("delete from exchange.peer where signer = ?", peer.peer().signer());
    }

    @Override
    public Optional<Own> own(RecordId id) {
        return sql.one("select * from exchange.own where id = ?", Rows::own, id);
    }

    @Override
    public List<RecordId> ownIds() {
        return sql.list("select id from exchange.own order by id", row -> RecordId.parse(row.getString(1)));
    }

    @Override
    public void lockOwn(RecordId id) {
        sql.update("update exchange.own set id = id where id = ?", id);
    }

    @Override
    public void write(Own own) {
        Object[] values = {
            own.type(),
            own.module(),
            own.format(),
            own.version(),
            Rows.joined(own.audience()),
            Rows.joined(own.former()),
            Rows.codes(own.handling()),
            own.handling().condition().orElse(null),
            own.tlp().map(Tlp::label).orElse(null),
            own.content(),
            own.withdrawn(),
            own.reason(),
            own.sealed(),
            own.sealedFor(),
            own.id()
        };
        int changed = sql.update(
                "update exchange.own set type = ?, module = ?, format = ?, version = ?, audience = ?, former = ?,"
                        + " handling = ?, conditions = ?, tlp = ?, content = ?, withdrawn = ?, reason = ?, sealed = ?,"
                        + " sealed_for = ? where id = ?",
                values);
        if (changed == 0) {
            sql.update(
                    "insert into exchange.own (type, module, format, version, audience, former, handling, conditions, tlp,"
                            + " content, withdrawn, reason, sealed, sealed_for, id)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
        }
    }

    @Override
    public void writeSealed(RecordId id, long version, String envelope, String keys) {
        sql.update(
                "update exchange.own set sealed = ?, sealed_for = ? where id = ? and version = ?",
                envelope,
                keys,
                id,
                version);
    }

    @Override
    public Optional<OutStream> out(CountryCode country) {
        return sql.one("select * from exchange.stream_out where country = ?", Rows::out, country);
    }

    @Override
    public List<OutStream> outs() {
        return sql.list("select * from exchange.stream_out order by country", Rows::out);
    }

    @Override
    public OutStream lockOut(CountryCode country, String node) {
        if (sql.update("update exchange.stream_out set node = node where country = ?", country) == 0) {
            sql.update(
                    "insert into exchange.stream_out (country, node, last_seq, chain, have, base, letters)"
                            + " values (?, ?, 0, ?, 0, 0, 0)",
                    country,
                    node,
                    "0".repeat(64));
        }
        return out(country).orElseThrow();
    }

    @Override
    public void write(OutStream stream) {
        sql.update(
                "update exchange.stream_out set node = ?, last_seq = ?, chain = ?, have = ?, base = ?, letters = ?"
                        + " where country = ?",
                stream.node(),
                stream.last(),
                stream.chain(),
                stream.have(),
                stream.base(),
                stream.letters(),
                stream.country());
    }

    @Override
    public void write(Message message) {
        int changed = sql.update(
                "update exchange.message set shown = ?, state = ?, code = ?, known = ?, changed = ?"
                        + " where country = ? and seq = ?",
                message.shown(),
                message.state(),
                message.code(),
                message.known(),
                Statements.micros(message.changed()),
                message.country(),
                message.seq());
        if (changed == 0) {
            sql.update(
                    "update exchange.message set overtaken = ? where record = ? and country = ? and overtaken = ?",
                    true,
                    message.record(),
                    message.country(),
                    false);
            sql.update(
                    "insert into exchange.message (country, seq, record, kind, version, mark, chain, shown, overtaken,"
                            + " state, code, known, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    message.country(),
                    message.seq(),
                    message.record(),
                    message.kind(),
                    message.version(),
                    message.mark(),
                    message.chain(),
                    message.shown(),
                    false,
                    message.state(),
                    message.code(),
                    message.known(),
                    Statements.micros(message.changed()));
        }
    }

    @Override
    public Optional<Message> message(CountryCode country, long seq) {
        return sql.one("select * from exchange.message where country = ? and seq = ?", Rows::message, country, seq);
    }

    // Derby would sort all that follows; told the index, it walks. To PostgreSQL this is a comment.
    @Override
    public List<Message> messages(CountryCode country, long after, int limit) {
        return sql.list(
                "select * from exchange.message --DERBY-PROPERTIES constraint=message_pk\n"
                        + " where country = ? and seq > ? order by country, seq",
                limit,
                Rows::message,
                country,
                after);
    }

    @Override
    public List<Message> messages(RecordId record) {
        return sql.list("select * from exchange.message where record = ? order by country, seq", Rows::message, record);
    }

    @Override
    public List<Message> queue(Optional<CountryCode> country, boolean all, int limit) {
        String wanted = "select * from exchange.message where overtaken = ?"
                + (all ? "" : " and state <> '" + State.ACKNOWLEDGED + "'")
                + (country.isPresent() ? " and country = ?" : "")
                + " order by changed desc, country, seq desc";
        return country.isPresent()
                ? sql.list(wanted, limit, Rows::message, false, country.get())
                : sql.list(wanted, limit, Rows::message, false);
    }

    @Override
    public List<Message> excepted(CountryCode country) {
        return sql.list(
                "select * from exchange.message where country = ? and state in ('KEPT', 'QUARANTINED', 'REFUSED')",
                Rows::message,
                country);
    }

    @Override
    public Optional<Instant> oldest(CountryCode country, Set<State> states) {
        return sql.one(
                        "select * from exchange.message where country = ? and overtaken = ? and state in ("
                                + states.stream()
                                        .map(state -> "'" + state + "'")
                                        .collect(Collectors.joining(", "))
                                + ") order by changed",
                        Rows::message,
                        country,
                        false)
                .map(Message::changed);
    }

    @Override
    public long count(CountryCode country, Set<State> states, boolean withdrawals) {
        return sql.count(
                "select count(*) from exchange.message where country = ? and overtaken = ? and state in ("
                        + states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "))
                        + ")" + (withdrawals ? " and kind <> 'RECORD'" : ""),
                country,
                false);
    }

    @Override
    public void acknowledge(CountryCode country, long first, long last, Instant at) {
        sql.update(
                "update exchange.message set state = 'ACKNOWLEDGED', code = '', changed = ?"
                        + " where country = ? and seq between ? and ? and state in ('QUEUED', 'SENT')",
                Statements.micros(at),
                country,
                first,
                last);
    }

    @Override
    public void queueAgain(CountryCode country, long after, Instant at) {
        sql.update(
                "update exchange.message set state = 'QUEUED', code = '', changed = ?"
                        + " where country = ? and seq > ? and state in ('ACKNOWLEDGED', 'KEPT', 'QUARANTINED', 'REFUSED')",
                Statements.micros(at),
                country,
                after);
    }

    @Override
    public void clearMessages(CountryCode country) {
        sql.update("delete from exchange.message where country = ?", country);
    }

    @Override
    public Optional<InStream> in(CountryCode country) {
        return sql.one("select * from exchange.stream_in where country = ?", Rows::in, country);
    }

    @Override
    public List<InStream> ins() {
        return sql.list("select * from exchange.stream_in order by country", Rows::in);
    }

    @Override
    public InStream lockIn(CountryCode country, String node) {
        if (sql.update("update exchange.stream_in set node = node where country = ?", country) == 0) {
            sql.update(
                    "insert into exchange.stream_in (country, node, epoch, have, chain, base, slip, letter, letter_slip)"
                            + " values (?, ?, 0, 0, ?, 0, '', 0, '')",
                    country,
                    node,
                    "0".repeat(64));
        }
        return in(country).orElseThrow();
    }

    @Override
    public void write(InStream stream) {
        sql.update(
                "update exchange.stream_in set node = ?, epoch = ?, have = ?, chain = ?, base = ?, slip = ?, letter = ?,"
                        + " letter_slip = ? where country = ?",
                stream.node(),
                stream.epoch(),
                stream.have(),
                stream.chain(),
                stream.base(),
                stream.slip(),
                stream.newest().number(),
                stream.newest().slip(),
                stream.country());
    }

    @Override
    public Optional<Held> held(RecordId id) {
        return sql.one("select * from exchange.held where id = ?", Rows::held, id);
    }

    @Override
    public void write(Held held) {
        Object[] values = {
            held.owner(),
            held.module(),
            held.type(),
            held.format(),
            held.version(),
            held.kind(),
            Rows.joined(held.audience()),
            Rows.codes(held.handling()),
            held.handling().condition().orElse(null),
            held.tlp().map(Tlp::label).orElse(null),
            held.content(),
            held.digest(),
            held.shown(),
            held.state(),
            held.code(),
            cut(held.detail(), REASON),
            held.reason(),
            held.seq(),
            held.epoch(),
            held.id()
        };
        int changed = sql.update(
                "update exchange.held set owner = ?, module = ?, type = ?, format = ?, version = ?, kind = ?,"
                        + " audience = ?, handling = ?, conditions = ?, tlp = ?, content = ?, digest = ?, shown = ?,"
                        + " state = ?, code = ?, detail = ?, reason = ?, seq = ?, epoch = ? where id = ?",
                values);
        if (changed == 0) {
            sql.update(
                    "insert into exchange.held (owner, module, type, format, version, kind, audience, handling, conditions,"
                            + " tlp, content, digest, shown, state, code, detail, reason, seq, epoch, id)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
        }
    }

    @Override
    public List<Held> stuck(int limit) {
        return sql.list(
                "select id, owner, module, type, format, version, kind, audience, handling, conditions, tlp,"
                        + " cast(null as varchar(1)) as content, digest, shown, state, code, detail, reason, seq, epoch"
                        + " from exchange.held where state in ('KEPT', 'QUARANTINED') order by owner, seq",
                limit,
                Rows::held);
    }

    @Override
    public List<Held> unconfirmedHeld(CountryCode owner, long epoch, int limit) {
        return sql.list(
                "select * from exchange.held where owner = ? and epoch < ? and shown > 0 order by id",
                limit,
                Rows::held,
                owner,
                epoch);
    }

    @Override
    public List<Unremembered> unremembered() {
        return sql.list("select * from exchange.unremembered order by country, record", Rows::unremembered);
    }

    @Override
    public void replaceUnremembered(CountryCode country, List<Unremembered> all) {
        sql.update("delete from exchange.unremembered where country = ?", country);
        all.forEach(one -> sql.update(
                "insert into exchange.unremembered (country, record, module, type, version) values (?, ?, ?, ?, ?)",
                country,
                one.record(),
                one.module(),
                one.type(),
                one.version()));
    }

    @Override
    public void forgetUnremembered(RecordId record) {
        sql.update("delete from exchange.unremembered where record = ?", record);
    }

    @Override
    public long countStuck(CountryCode owner) {
        return sql.count(
                "select count(*) from exchange.held where state in ('KEPT', 'QUARANTINED') and owner = ?", owner);
    }

    @Override
    public void write(CountryCode country, Waiting waiting) {
        sql.update(
                "insert into exchange.waiting (country, seq, slip, envelope, characters) values (?, ?, ?, ?, ?)",
                country,
                waiting.seq(),
                waiting.slip(),
                waiting.envelope(),
                waiting.size());
    }

    @Override
    public Optional<Waiting> waiting(CountryCode country, long seq) {
        return sql.one(
                "select * from exchange.waiting where country = ? and seq = ?",
                row -> new Waiting(row.getLong("seq"), row.getString("slip"), row.getString("envelope")),
                country,
                seq);
    }

    @Override
    public long countWaiting(CountryCode country) {
        return sql.count("select count(*) from exchange.waiting where country = ?", country);
    }

    @Override
    public long sizeOfWaiting(CountryCode country) {
        return sql.count("select coalesce(sum(characters), 0) from exchange.waiting where country = ?", country);
    }

    @Override
    public void forgetWaiting(CountryCode country, long upTo) {
        sql.update("delete from exchange.waiting where country = ? and seq <= ?", country, upTo);
    }

    @Override
    public void write(CountryCode country, Announced announced) {
        forget(country, announced);
        sql.update(
                "insert into exchange.announced (country, seq, chain, slip) values (?, ?, ?, ?)",
                country,
                announced.seq(),
                announced.chain(),
                announced.slip());
    }

    @Override
    public void forget(CountryCode country, Announced announced) {
        sql.update(
                "delete from exchange.announced where country = ? and seq = ? and chain = ?",
                country,
                announced.seq(),
                announced.chain());
    }

    @Override
    public List<Announced> announced(CountryCode country) {
        return sql.list(
                "select seq, chain, slip from exchange.announced where country = ? order by seq, chain",
                row -> new Announced(row.getLong(1), row.getString(2), row.getString(3)),
                country);
    }

    @Override
    public void forgetAnnounced(CountryCode country, long upTo) {
        sql.update("delete from exchange.announced where country = ? and seq <= ?", country, upTo);
    }

    @Override
    public void write(CountryCode country, Answer answer) {
        sql.update("delete from exchange.answer where country = ? and seq = ?", country, answer.seq());
        sql.update(
                "insert into exchange.answer (country, seq, record, state, code, known) values (?, ?, ?, ?, ?, ?)",
                country,
                answer.seq(),
                answer.record(),
                answer.state(),
                answer.code(),
                answer.known());
    }

    @Override
    public List<Answer> answers(CountryCode country) {
        return sql.list("select * from exchange.answer where country = ? order by seq", Rows::answer, country);
    }

    @Override
    public void forgetAnswers(CountryCode country, RecordId record, boolean refused) {
        sql.update(
                "delete from exchange.answer where country = ? and record = ?"
                        + (refused ? "" : " and state <> 'REFUSED'"),
                country,
                record);
    }

    @Override
    public void forgetAnswers(CountryCode country) {
        sql.update("delete from exchange.answer where country = ?", country);
    }

    @Override
    public void write(Trouble trouble) {
        sql.update("delete from exchange.trouble where id = ?", trouble.id());
        sql.update(
                "insert into exchange.trouble (id, happened, country, code, seq, detail) values (?, ?, ?, ?, ?, ?)",
                trouble.id(),
                Statements.micros(trouble.at()),
                trouble.country(),
                trouble.code(),
                trouble.seq(),
                cut(trouble.detail(), LONGEST_DETAIL));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    @Override
    public List<Trouble> troubles(int limit) {
        return sql.list("select * from exchange.trouble order by happened desc, id", limit, Rows::trouble);
    }

    @Override
    public long countTroubles(CountryCode country) {
        return sql.count("select count(*) from exchange.trouble where country = ?", country);
    }

    @Override
    public void forgetTroubles(CountryCode country, long first, long last) {
        sql.update("delete from exchange.trouble where country = ? and seq between ? and ?", country, first, last);
    }
}
