package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.CO;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.loan.LoanStore;
import org.enlace.jit.internal.loan.PartWire;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.loan.Window;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** A digital item of Colombia that others have too, of whose files Colombia lends copies. */
final class Lending implements AutoCloseable {
    static final Caller ASKING = officer("member");
    static final Caller APPROVING = officer("leader");
    static final Caller OUTSIDER = officer("outsider");

    /** Rounds after which nothing is left to do. */
    private static final int ENOUGH = 12;

    final Items items;
    Entry item;
    private final List<CountryCode> countries = new ArrayList<>();

    Lending(TestDatabase database, CountryCode... others) {
        items = new Items(database, others);
        countries.add(CO);
        countries.addAll(Arrays.asList(others));
        item = digital(CO);
        carry();
    }

    static Caller officer(String name) {
        return TestNode.officer(name, JitPermissions.READ, Files.READ, Files.ADD);
    }

    Entry digital(CountryCode country) {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.set(fields.indexOf("nature") + 1, "digital");
        return items.room.write(country, EntryKind.EVIDENCE, fields.toArray(String[]::new));
    }

    TestNode node(CountryCode country) {
        return items.node(country);
    }

    /** What is lent is an item of Colombia under some codes. */
    Lending under(Handling handling) {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.set(fields.indexOf("nature") + 1, "digital");
        item = items.room
                .entries(CO)
                .write(
                        team(),
                        Workroom.a(EntryKind.EVIDENCE, handling, fields.toArray(String[]::new)),
                        Workroom.MEMBER);
        carry();
        return this;
    }

    RecordId team() {
        return items.room.team;
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    StoredFile stored(byte[] content) {
        return node(CO).database.transactions().call(() -> node(CO).files
                .service()
                .add(
                        new OwnerRef(EvidenceFiles.NAME, item.id()),
                        new FileName("Disco.E01"),
                        new ByteArrayInputStream(content),
                        ASKING));
    }

    LoanDesk desk(CountryCode country) {
        return node(country).loans.desk();
    }

    static LoanDesk.New request(Entry item, StoredFile file, CountryCode... to) {
        return new LoanDesk.New(item.id(), List.of(file.id()), List.of(to), "Cotejo de mensajes", Optional.empty());
    }

    Loan asked(StoredFile file, CountryCode... to) {
        return desk(CO).ask(team(), request(item, file, to), "", ASKING);
    }

    Loan lent(StoredFile file, CountryCode... to) {
        Loan asked = asked(file, to);
        return desk(CO).approve(team(), asked.id(), asked.version(), APPROVING);
    }

    Loan now(Loan loan) {
        return desk(CO).find(team(), loan.id(), ASKING);
    }

    /** How far a country's copy is, as the lender heard last. */
    Stage stage(Loan loan, CountryCode country) {
        return copy(loan, country).last().stage();
    }

    static LoanStore store(TestNode node) {
        return node.stores.loans();
    }

    static void write(TestNode node, Runnable work) {
        node.database.transactions().run(work);
    }

    void carry() {
        items.carry();
    }

    /** Something came to a node: it looks at that alone. */
    void goOn(CountryCode country) {
        node(country).loans.round(false, () -> false);
    }

    void round(CountryCode country) {
        node(country).loans.round(() -> false);
    }

    /** Until nothing is left to carry or to do. */
    void settle() {
        for (int i = 0; i < ENOUGH; i++) {
            countries.forEach(this::round);
            carry();
        }
    }

    /** So many days later, on every node. */
    void later(int days) {
        countries.forEach(one -> node(one).now = node(one).now.plus(Duration.ofDays(days)));
    }

    Copy copy(Loan loan, CountryCode country) {
        return desk(CO).copies(team(), loan.id(), ASKING).stream()
                .filter(one -> one.country().equals(country))
                .findFirst()
                .orElseThrow();
    }

    Borrowed borrowed(CountryCode country) {
        List<Borrowed> all = node(country).loans.copies().borrowed(team(), ASKING);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " copies");
        }
        return all.get(0);
    }

    RecordId file(CountryCode country) {
        return ((Borrowed.Here) borrowed(country).state()).file();
    }

    /** What somebody of a country reads of its copy. */
    byte[] read(CountryCode country, Caller caller) {
        Files files = node(country).files.service();
        StoredFile file = files.find(file(country), caller);
        try (InputStream in = files.open(file.id(), 0, file.content().size(), caller)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> waiting(CountryCode country) {
        return node(country).waiting.values().stream()
                .map(InboxItem::text)
                .filter(one -> one.startsWith("inbox.loan") || one.startsWith("inbox.borrowed"))
                .collect(Collectors.toSet());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part as it travels, where a file is asked for from its beginning. @param said the hash it says it has */
    static String part(RecordId copy, byte[] whole, int number, Optional<String> said) {
        Window part = new Window(0, whole.length).part(number);
        byte[] data = Arrays.copyOfRange(whole, (int) part.from(), (int) part.to());
        return "{\"copy\":\"" + copy + "\",\"at\":" + (part.from() + 1) + ",\"sha256\":\""
                + said.orElseGet(() -> sha256(data)) + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(data) + "\"}";
    }

    /** A part comes to a node from another's, in the record that it has to be. */
    Optional<String> takes(CountryCode at, CountryCode from, RecordId copy, int number, String text) {
        RecordId record = new RecordId(
                UUID.nameUUIDFromBytes(("loan part " + copy + " " + number).getBytes(StandardCharsets.UTF_8)));
        SharedRecord carried =
                new SharedRecord(record, PartWire.TYPE, from, 1, Set.of(at), Handling.GENERAL, Optional.empty());
        return Items.code(() -> node(at).database
                .transactions()
                .run(() -> node(at).loans.fetching().part(carried, text)));
    }

    @Override
    public void close() {
        items.close();
    }
}
