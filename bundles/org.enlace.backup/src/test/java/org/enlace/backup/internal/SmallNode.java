package org.enlace.backup.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.enlace.audit.AuditProofs;
import org.enlace.backup.internal.format.Setup;
import org.enlace.files.KeptFiles;
import org.enlace.keys.internal.KeysBeside;
import org.enlace.keys.internal.KeystoreFolder;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;

/** A node without a framework: a keystore, a database, encrypted files that its rows name, modules, configuration. */
final class SmallNode implements AutoCloseable, KeptFiles {
    static final char[] PASSPHRASE = "una frase que nadie adivina".toCharArray();
    /** Tests guess often. */
    private static final Setup.Cost CHEAP = new Setup.Cost(64, 1);

    static final Caller ADMIN = Caller.node(Backups.MANAGE, Backups.READ);
    static final Schema VAULT = new Schema("vault", List.of(), SmallNode.class);

    final Path data;
    final KeystoreFolder keys;
    final TestDatabase database;
    final List<Act> acts = Collections.synchronizedList(new ArrayList<>());

    /** What the node takes for the time. */
    Clock clock = Clock.systemUTC();

    private final Store store;
    private final Statements sql;

    private SmallNode(Path data, TestDatabase.Kind kind) throws IOException {
        this.data = Files.createDirectories(data);
        keys = KeystoreFolder.open(data, "CO", Clock.systemUTC());
        database = kind == TestDatabase.Kind.DERBY
                ? TestDatabase.onDisk(data, keys.keys().secret("database"))
                : TestDatabase.start(kind);
        store = database.open(VAULT);
        sql = new Statements(store, "blob");
    }

    static SmallNode at(Path data) throws IOException {
        return at(data, TestDatabase.Kind.DERBY);
    }

    static SmallNode at(Path data, TestDatabase.Kind kind) throws IOException {
        return new SmallNode(data, kind);
    }

    /** With what else lies in a data folder, and set up for backups. */
    SmallNode furnished() throws IOException {
        write("config/web.json", "{}");
        write("modules/library/current", "1.0.0");
        write("modules/library/1.0.0/feature.json", "{ \"id\": \"library\" }");
        write("log/enlace.log", "nobody's business");
        write("index/one", "made anew");
        backups().setUp(PASSPHRASE.clone(), false, ADMIN);
        return this;
    }

    void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    NodeBackups backups() {
        return backups(Steps.NONE, Optional.empty(), 3);
    }

    NodeBackups backups(Steps steps, Optional<Path> folder, int keep) {
        AuditProofs proofs = (AuditProofs) Proxy.newProxyInstance(
                AuditProofs.class.getClassLoader(), new Class<?>[] {AuditProofs.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("anchor")) {
                        return "{\"root\":\"abc\",\"size\":" + rows() + "}";
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        Ground ground = new Ground(
                new Node(new CountryCode("CO"), data, data, "1.2.3", false),
                keys.keys(),
                new KeysBeside(),
                database.copies(),
                this,
                proofs,
                acts::add,
                clock,
                steps);
        return new NodeBackups(ground, new NodeBackups.Settings(folder, keep, 7, CHEAP));
    }

    /** Two rows of one transaction. */
    void pair(String name) {
        database.transactions().run(() -> {
            sql.update(
                    "insert into vault.entry (id, pair, words) values (?, ?, ?)",
                    name + "-a",
                    name,
                    "first of " + name);
            sql.update(
                    "insert into vault.entry (id, pair, words) values (?, ?, ?)",
                    name + "-b",
                    name,
                    "second of " + name);
        });
    }

    /** So many rows more, a thousand in each transaction. */
    void grow(int rows, int characters) {
        for (int from = 0; from < rows; from += 1000) {
            List<Integer> some = java.util.stream.IntStream.range(from, Math.min(rows, from + 1000))
                    .boxed()
                    .toList();
            database.transactions()
                    .run(() -> sql.batch("insert into vault.entry (id, pair, words) values (?, ?, ?)", some, each ->
                            new Object[] {"row-" + each, "none", words(each, characters)}));
        }
    }

    /** New rows beside those there are. */
    void some(String name, int rows) {
        database.transactions().run(() -> {
            for (int row = 0; row < rows; row++) {
                sql.update(
                        "insert into vault.entry (id, pair, words) values (?, ?, ?)",
                        name + " " + row,
                        "none",
                        words(row, 400));
            }
        });
    }

    /** The bytes of all rows as compressed text. */
    long compressed() throws IOException {
        long[] bytes = new long[1];
        OutputStream counted = new OutputStream() {
            @Override
            public void write(int single) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                bytes[0] += length;
            }
        };
        try (OutputStream out = new DeflaterOutputStream(counted, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
            List<String> some = List.of("");
            while (!some.isEmpty()) {
                some = sql.list(
                        "select id, pair, words from vault.entry where id > ? order by id fetch first 1000 rows only",
                        row -> row.getString(1) + "\t" + row.getString(2) + "\t" + row.getString(3) + "\n",
                        some.get(some.size() - 1).split("\t", 2)[0]);
                for (String row : some) {
                    out.write(row.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return bytes[0];
    }

    private static String words(int seed, int characters) {
        Random random = new Random(seed);
        StringBuilder words = new StringBuilder(characters);
        while (words.length() < characters) {
            words.append(Integer.toString(random.nextInt(100_000), 36)).append(' ');
        }
        return words.toString();
    }

    /** A file as the node stores one: its bytes first, then the row that names it. */
    void file(String name, int size) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content(name, size));
        row(name, size, false);
    }

    void growing(String name, int size) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content(name, size));
        row(name, size, true);
    }

    private void row(String name, long size, boolean growing) {
        database.transactions().run(() -> {
            sql.update("insert into vault.entry (id, pair, words) values (?, ?, ?)", name, "none", "of a file");
            sql.update(
                    "insert into vault.content (name, bytes, growing, entry) values (?, ?, ?, ?)",
                    name,
                    size,
                    growing,
                    name);
        });
    }

    void erase(String name) throws IOException {
        database.transactions().run(() -> sql.update("delete from vault.content where name = ?", name));
        Files.delete(path(name));
    }

    static byte[] content(String name, int size) {
        byte[] bytes = new byte[size];
        new Random(name.hashCode()).nextBytes(bytes);
        return bytes;
    }

    Path path(String name) {
        return folder().resolve(name.substring(0, 2)).resolve(name);
    }

    long rows() {
        return sql.count("select count(*) from vault.entry");
    }

    /** How many rows each pair has. */
    TreeMap<String, Integer> pairs() {
        TreeMap<String, Integer> pairs = new TreeMap<>();
        sql.list("select pair from vault.entry where pair <> 'none'", row -> row.getString(1))
                .forEach(pair -> pairs.merge(pair, 1, Integer::sum));
        return pairs;
    }

    List<Named> files() {
        return sql.list("select name, bytes, growing from vault.content order by name", SmallNode::read);
    }

    private static Named read(ResultSet row) throws SQLException {
        return new Named(row.getString(1), row.getLong(2), row.getBoolean(3));
    }

    @Override
    public Path folder() {
        return data.resolve("files");
    }

    @Override
    public List<Named> named(Connection copy) throws SQLException {
        List<Named> all = new ArrayList<>();
        try (PreparedStatement statement = copy.prepareStatement("select name, bytes, growing from vault.content");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(read(rows));
            }
        }
        return all;
    }

    @Override
    public Set<String> known(Collection<String> names) {
        Set<String> known = new TreeSet<>(files().stream().map(Named::name).toList());
        known.retainAll(names);
        return known;
    }

    /** Every file below a folder, by its path, with its content as text of its hash. */
    static TreeMap<String, String> tree(Path folder) {
        TreeMap<String, String> all = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), org.enlace.backup.internal.format.Durable.hash(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
