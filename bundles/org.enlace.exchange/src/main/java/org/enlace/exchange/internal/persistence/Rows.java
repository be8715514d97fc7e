package org.enlace.exchange.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.Answer;
import org.enlace.exchange.internal.Held;
import org.enlace.exchange.internal.Held.Place;
import org.enlace.exchange.internal.InStream;
import org.enlace.exchange.internal.Message;
import org.enlace.exchange.internal.OutStream;
import org.enlace.exchange.internal.Own;
import org.enlace.exchange.internal.PeerKey;
import org.enlace.exchange.internal.Unremembered;
import org.enlace.persistence.Statements;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Tlp;

/** Turns rows into what they mean, and sets into what a column holds. */
final class Rows {
    private Rows() {}

    static PeerKey peer(ResultSet row) throws SQLException {
        SortedMap<String, String> modules = new TreeMap<>();
        SortedMap<String, SortedSet<Integer>> types = new TreeMap<>();
        for (String line : row.getString("runs").split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("module") && words.length == 3) {
                modules.put(words[1], words[2]);
            } else if (words[0].equals("type")) {
                types.put(
                        words[1],
                        Arrays.stream(words)
                                .skip(2)
                                .map(Integer::valueOf)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return new PeerKey(
                new Peer(
                        country(row, "country"),
                        row.getString("node"),
                        row.getString("name"),
                        row.getString("signer"),
                        Peer.State.valueOf(row.getString("state")),
                        Statements.instant(row.getLong("since")),
                        row.getLong("epoch"),
                        Statements.instant(row.getLong("made")),
                        modules,
                        types),
                row.getString("public_key"),
                row.getString("agreement"),
                row.getString("agreement_key"));
    }

    static String runs(Peer peer) {
        StringBuilder all = new StringBuilder();
        peer.modules().forEach((id, version) -> all.append("module ")
                .append(id.replaceAll("\\s", ""))
                .append(' ')
                .append(version.replaceAll("\\s", ""))
                .append('\n'));
        peer.types().forEach((type, formats) -> {
            all.append("type ").append(type.replaceAll("\\s", ""));
            formats.forEach(format -> all.append(' ').append(format));
            all.append('\n');
        });
        return all.toString();
    }

    static Own own(ResultSet row) throws SQLException {
        return new Own(
                id(row, "id"),
                row.getString("type"),
                row.getString("module"),
                row.getInt("format"),
                row.getLong("version"),
                countries(row.getString("audience")),
                countries(row.getString("former")),
                handling(row),
                tlp(row),
                row.getString("content"),
                row.getBoolean("withdrawn"),
                row.getString("reason"),
                row.getString("sealed"),
                row.getString("sealed_for"));
    }

    static OutStream out(ResultSet row) throws SQLException {
        return new OutStream(
                country(row, "country"),
                row.getString("node"),
                row.getLong("last_seq"),
                row.getString("chain"),
                row.getLong("have"),
                row.getLong("base"),
                row.getLong("letters"));
    }

    static InStream in(ResultSet row) throws SQLException {
        return new InStream(
                country(row, "country"),
                row.getString("node"),
                row.getLong("epoch"),
                row.getLong("have"),
                row.getString("chain"),
                row.getLong("base"),
                row.getString("slip"),
                new InStream.Newest(row.getLong("letter"), row.getString("letter_slip")));
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(
                country(row, "country"),
                row.getLong("seq"),
                id(row, "record"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("version"),
                row.getString("mark"),
                row.getString("chain"),
                row.getBoolean("shown"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getLong("known"),
                Statements.instant(row.getLong("changed")));
    }

    static Held held(ResultSet row) throws SQLException {
        return new Held(
                id(row, "id"),
                country(row, "owner"),
                row.getString("module"),
                row.getString("type"),
                row.getInt("format"),
                row.getLong("version"),
                Kind.valueOf(row.getString("kind")),
                countries(row.getString("audience")),
                handling(row),
                tlp(row),
                row.getString("content"),
                row.getString("digest"),
                row.getLong("shown"),
                Place.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("detail"),
                row.getString("reason"),
                row.getLong("seq"),
                row.getLong("epoch"));
    }

    static Answer answer(ResultSet row) throws SQLException {
        String record = row.getString("record");
        return new Answer(
                row.getLong("seq"),
                record == null ? null : RecordId.parse(record),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getLong("known"));
    }

    static Unremembered unremembered(ResultSet row) throws SQLException {
        return new Unremembered(
                country(row, "country"),
                id(row, "record"),
                row.getString("module"),
                row.getString("type"),
                row.getLong("version"));
    }

    static Trouble trouble(ResultSet row) throws SQLException {
        return new Trouble(
                row.getString("id"),
                Statements.instant(row.getLong("happened")),
                country(row, "country"),
                row.getString("code"),
                row.getLong("seq"),
                row.getString("detail"));
    }

    static String joined(Set<CountryCode> countries) {
        return countries.stream().map(CountryCode::value).sorted().collect(Collectors.joining(" "));
    }

    static String codes(Handling handling) {
        return handling.codes().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    private static Set<CountryCode> countries(String joined) {
        Set<CountryCode> all = new TreeSet<>();
        if (!joined.isEmpty()) {
            Arrays.stream(joined.split(" ")).map(CountryCode::new).forEach(all::add);
        }
        return all;
    }

    private static Handling handling(ResultSet row) throws SQLException {
        Set<HandlingCode> codes = EnumSet.noneOf(HandlingCode.class);
        Arrays.stream(row.getString("handling").split(" "))
                .map(HandlingCode::parse)
                .forEach(codes::add);
        return new Handling(codes, Optional.ofNullable(row.getString("conditions")));
    }

    private static Optional<Tlp> tlp(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("tlp")).map(Tlp::parse);
    }

    private static CountryCode country(ResultSet row, String column) throws SQLException {
        return new CountryCode(row.getString(column));
    }

    private static RecordId id(ResultSet row, String column) throws SQLException {
        return RecordId.parse(row.getString(column));
    }
}
