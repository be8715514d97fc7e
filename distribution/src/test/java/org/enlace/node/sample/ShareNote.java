package org.enlace.node.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.Command;

/** {@code shared-notes:do}: shares a note of this country, changes it, takes it back, lists those of others. */
public final class ShareNote implements Command {
    private final Exchange exchange;
    private final Store store;

    public ShareNote(Exchange exchange, Database database) {
        this.exchange = exchange;
        store = database.open(new Schema("shared_notes", List.of(), SharedNotes.class));
    }

    public void close() {
        store.close();
    }

    @Override
    public String scope() {
        return "shared-notes";
    }

    @Override
    public String name() {
        return "do";
    }

    @Override
    public String summary() {
        return "share WORDS COUNTRIES, revise ID WORDS COUNTRIES, narrow ID COUNTRIES, withdraw ID, list";
    }

    @Override
    public Permission permission() {
        return new Permission("shared-notes.write");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("WHAT", "what to do", true, true));
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public String example() {
        return "shared-notes:do list";
    }

    @Override
    public int run(Invocation invocation) {
        List<String> words = invocation.arguments();
        String said =
                switch (words.get(0)) {
                    case "share" ->
                        said(exchange.share(sharing(id(), words.get(1), words.get(2)), invocation.caller()));
                    case "revise" ->
                        said(exchange.revise(
                                sharing(known(words.get(1)), words.get(2), words.get(3)),
                                version(words.get(1)),
                                invocation.caller()));
                    case "narrow" ->
                        said(exchange.narrow(
                                known(words.get(1)),
                                version(words.get(1)),
                                countries(words.get(2)),
                                "why",
                                invocation.caller()));
                    case "withdraw" ->
                        said(exchange.withdraw(known(words.get(1)), version(words.get(1)), "why", invocation.caller()));
                    default -> store.reading(() -> SharedNotes.all(store.connection()));
                };
        invocation.out().print(said);
        return 0;
    }

    private static RecordId id() {
        UUID random = UUID.randomUUID();
        return new RecordId(new UUID(
                random.getMostSignificantBits() & 0xffff_ffff_ffff_0fffL | 0x7000L, random.getLeastSignificantBits()));
    }

    private static RecordId known(String id) {
        return RecordId.parse(id);
    }

    private long version(String id) {
        return exchange.find(known(id)).orElseThrow().version();
    }

    private static String said(SharedRecord record) {
        return record.id() + " " + record.version() + "\n";
    }

    private static Sharing sharing(RecordId id, String words, String countries) {
        return new Sharing(
                id, "note", "shared-notes", 1, countries(countries), Handling.GENERAL, Optional.empty(), words);
    }

    private static Set<CountryCode> countries(String words) {
        return Arrays.stream(words.split(","))
                .filter(word -> !word.equals("none"))
                .map(CountryCode::new)
                .collect(Collectors.toSet());
    }
}
