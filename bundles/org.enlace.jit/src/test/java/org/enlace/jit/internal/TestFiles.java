package org.enlace.jit.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.enlace.files.Erasure;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.Hold;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Files that are kept in memory: those of a use that is there by its rules, others for everybody. */
public final class TestFiles {
    public final List<StoredFile> all = new ArrayList<>();

    /** What a scanner says of what is added. */
    public FileState state = FileState.AVAILABLE;

    /** The code by which everything that is added is refused; empty where nothing is. */
    public Optional<String> refusing = Optional.empty();

    /** Those whose stored bytes were altered. */
    public final Set<RecordId> damaged = new HashSet<>();

    /** Those that cannot be had now, by the code with which they are refused. */
    public final Map<RecordId, String> refused = new HashMap<>();

    /** What happens when one is opened, before anything of it is read. */
    public Consumer<RecordId> opening = id -> {};

    /** How the stored bytes are read. */
    public Function<byte[], InputStream> streams = ByteArrayInputStream::new;

    /** How many bytes a chunk of an upload has. */
    public int chunk = 8 << 20;

    /** How many more chunks there is room for. */
    public int room = Integer.MAX_VALUE;

    /** In which a file is made of an upload, or erased. */
    public UnaryOperator<Supplier<Object>> transaction = UnaryOperator.identity();

    /** The uses whose module comes or goes just now. */
    public final Set<String> away = new HashSet<>();

    private final Map<RecordId, Coming> coming = new LinkedHashMap<>();
    private final Map<RecordId, Erasure> erasures = new HashMap<>();
    private final Map<RecordId, byte[]> contents = new HashMap<>();
    private final Map<String, FileUse> uses = new HashMap<>();

    public void use(FileUse use) {
        uses.put(use.name(), use);
    }

    public Files service() {
        return (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(),
                new Class<?>[] {Files.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "add" ->
                        add((OwnerRef) given[0], (FileName) given[1], (InputStream) given[2], (Caller) given[3]);
                    case "of" -> of((OwnerRef) given[0], (Caller) given[1]);
                    case "find" -> find((RecordId) given[0], (Caller) given[1]);
                    case "open" -> open((RecordId) given[0], (long) given[1], (long) given[2], (Caller) given[3]);
                    case "damaged" -> {
                        Set<RecordId> known = new HashSet<>(damaged);
                        known.retainAll((java.util.Collection<?>) given[0]);
                        yield known;
                    }
                    case "begin" ->
                        begin(
                                (OwnerRef) given[0],
                                (FileName) given[1],
                                (Optional<?>) given[2],
                                (Optional<?>) given[3],
                                (Caller) given[4]);
                    case "upload" -> coming((RecordId) given[0]).shown();
                    case "uploads" -> uploads((OwnerRef) given[0]);
                    case "coming" -> !uploads((OwnerRef) given[0]).isEmpty();
                    case "append" -> append((RecordId) given[0], (long) given[1], (InputStream) given[2]);
                    case "complete" -> complete((RecordId) given[0], (Caller) given[1]);
                    case "cancel" -> coming.remove((RecordId) given[0]);
                    case "erased" -> Optional.ofNullable(erasures.get((RecordId) given[0]));
                    case "remove" -> removed((RecordId) given[0], (Caller) given[2]);
                    case "erase" ->
                        transaction
                                .apply(() -> erased((RecordId) given[0], (String) given[2], (Caller) given[3]))
                                .get();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Optional<FileUse> use(OwnerRef owner) {
        return Optional.ofNullable(uses.get(owner.use()));
    }

    /** As the node's files ask a record. */
    private Optional<FileUse.Owner> readable(OwnerRef ref, Caller caller) {
        if (away.contains(ref.use())) {
            throw new NotFound("file-use", ref.use());
        }
        Optional<FileUse> use = use(ref);
        Optional<FileUse.Owner> owner = use.map(one -> one.owner(ref.record(), caller)
                .orElseThrow(() -> new NotFound(one.ownerKind(), ref.record().toString())));
        if (owner.filter(FileUse.Owner::reasonNeeded).isPresent()) {
            throw new Refusal("files.reason", "Say why first");
        }
        return owner;
    }

    private void changeable(OwnerRef ref, Caller caller) {
        if (readable(ref, caller).filter(owner -> !owner.changeable()).isPresent()) {
            throw new Refusal("files.record-closed", "It takes no files as it is");
        }
    }

    private List<StoredFile> of(OwnerRef owner, Caller caller) {
        readable(owner, caller);
        return all.stream().filter(one -> one.owner().equals(owner)).toList();
    }

    private StoredFile find(RecordId id, Caller caller) {
        StoredFile file = all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(Files.KIND, id.toString()));
        readable(file.owner(), caller);
        return file;
    }

    private InputStream open(RecordId id, long from, long to, Caller caller) {
        if (readable(find(id, caller).owner(), caller)
                .filter(FileUse.Owner::apart)
                .isPresent()) {
            throw new Refusal("files.apart", "Its page alone gives it out");
        }
        if (refused.containsKey(id)) {
            throw new Refusal(refused.get(id), "It cannot be had now");
        }
        if (damaged.contains(id)) {
            throw new Refusal("files.damaged", "The stored bytes were altered");
        }
        use(find(id, caller).owner()).ifPresent(use -> use.opened(find(id, caller), caller));
        opening.accept(id);
        return streams.apply(Arrays.copyOfRange(contents.get(id), (int) from, (int) to));
    }

    private StoredFile add(OwnerRef owner, FileName name, InputStream content, Caller caller) {
        changeable(owner, caller);
        if (refusing.isPresent()) {
            throw new Refusal(refusing.get(), "Nothing is taken");
        }
        try {
            byte[] bytes = content.readAllBytes();
            if (use(owner).filter(one -> bytes.length > one.largest()).isPresent()) {
                throw new Refusal("files.too-large", "It is too large");
            }
            StoredFile.Attached file = new StoredFile.Attached(
                    TestNode.id(),
                    1,
                    owner,
                    name,
                    new StoredFile.Content(hash(bytes), bytes.length, "application/pdf", state, ""),
                    new Stamp(caller.officer(), Instant.EPOCH),
                    Optional.empty(),
                    List.of());
            all.add(file);
            contents.put(file.id(), bytes);
            use(owner).ifPresent(one -> one.attached(file, caller));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile removed(RecordId id, Caller caller) {
        StoredFile file = find(id, caller);
        changeable(file.owner(), caller);
        StoredFile.Removed gone = new StoredFile.Removed(
                id,
                file.version() + 1,
                file.owner(),
                file.name(),
                file.content(),
                file.added(),
                file.keepUntil(),
                file.holds(),
                file.added());
        all.set(all.indexOf(file), gone);
        use(file.owner()).ifPresent(one -> one.gone(gone, caller));
        return gone;
    }

    /** Puts one back that was taken off. */
    public void restored(RecordId id, Caller caller) {
        StoredFile file = find(id, caller);
        StoredFile.Attached there = changed(file, file.keepUntil(), file.holds());
        use(file.owner()).ifPresent(one -> one.attached(there, caller));
    }

    /** Its next version, with its record. */
    private StoredFile.Attached changed(StoredFile file, Optional<Instant> keepUntil, List<Hold> holds) {
        StoredFile.Attached next = new StoredFile.Attached(
                file.id(),
                file.version() + 1,
                file.owner(),
                file.name(),
                file.content(),
                file.added(),
                keepUntil,
                holds);
        all.set(all.indexOf(file), next);
        return next;
    }

    private StoredFile known(RecordId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /** What is on its way in. */
    private final class Coming {
        private final RecordId id = TestNode.id();
        private final OwnerRef owner;
        private final FileName name;
        private final Optional<Long> size;
        private final Optional<Sha256> sha256;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Coming(OwnerRef owner, FileName name, Optional<Long> size, Optional<Sha256> sha256) {
            this.owner = owner;
            this.name = name;
            this.size = size;
            this.sha256 = sha256;
        }

        private Upload shown() {
            return new Upload(id, owner, name, size, sha256, bytes.size(), chunk, Instant.MAX);
        }
    }

    private Upload begin(OwnerRef owner, FileName name, Optional<?> size, Optional<?> sha256, Caller caller) {
        changeable(owner, caller);
        refuse();
        Optional<Long> announced = size.map(Long.class::cast);
        if (use(owner).filter(one -> announced.orElse(1L) > one.largest()).isPresent()) {
            throw new Refusal("files.too-large", "It is too large");
        }
        Coming one = new Coming(owner, name, announced, sha256.map(Sha256.class::cast));
        coming.put(one.id, one);
        return one.shown();
    }

    private void refuse() {
        refusing.ifPresent(code -> {
            throw new Refusal(code, "Nothing is taken");
        });
    }

    private Coming coming(RecordId id) {
        return Optional.ofNullable(coming.get(id)).orElseThrow(() -> new NotFound("upload", id.toString()));
    }

    private List<Upload> uploads(OwnerRef owner) {
        return coming.values().stream()
                .filter(one -> one.owner.equals(owner))
                .map(Coming::shown)
                .toList();
    }

    /** What is on its way in is given up, as when nobody has gone on with it for long. */
    public void giveUp() {
        coming.clear();
    }

    /** How many files are on their way in. */
    public int coming() {
        return coming.size();
    }

    private Upload append(RecordId id, long offset, InputStream content) throws IOException {
        Coming one = coming(id);
        refuse();
        if (room == 0) {
            throw new Refusal("files.disk-full", "There is no room");
        }
        byte[] more = content.readAllBytes();
        long left = one.size.orElse(Long.MAX_VALUE) - offset;
        if (offset != one.bytes.size() || more.length != Math.min(left, chunk)) {
            throw new Refusal("files.chunk", "A chunk begins where the last one ended, and is whole");
        }
        one.bytes.writeBytes(more);
        room--;
        return one.shown();
    }

    private Object complete(RecordId id, Caller caller) {
        if (!coming.containsKey(id)) {
            return find(id, caller);
        }
        Coming one = coming(id);
        byte[] bytes = one.bytes.toByteArray();
        Sha256 hash = hash(bytes);
        if (one.sha256.filter(said -> !said.equals(hash)).isPresent()) {
            coming.remove(id);
            throw new Refusal("files.wrong-hash", "It has another hash");
        }
        StoredFile.Attached file = new StoredFile.Attached(
                id,
                1,
                one.owner,
                one.name,
                new StoredFile.Content(hash, bytes.length, "application/octet-stream", state, ""),
                new Stamp(caller.officer(), Instant.EPOCH),
                Optional.empty(),
                List.of());
        return transaction
                .apply(() -> {
                    all.add(file);
                    contents.put(id, bytes);
                    coming.remove(id);
                    use(one.owner).ifPresent(use -> use.attached(file, caller));
                    return file;
                })
                .get();
    }

    private static Sha256 hash(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if somebody had placed a legal hold and, where that is said, lifted it. */
    public void hold(RecordId id, Instant placed, Optional<Instant> lifted) {
        StoredFile file = known(id);
        OfficerId judge = new OfficerId("judge");
        Hold hold = new Hold("Se juzga", new Stamp(judge, placed), lifted.map(at -> new Stamp(judge, at)));
        changed(file, file.keepUntil(), List.of(hold));
    }

    /** As if somebody had said that one is kept for longer. */
    public void keep(RecordId id, Instant until) {
        StoredFile file = known(id);
        changed(file, Optional.of(until), file.holds());
    }

    private Erasure erased(RecordId id, String reason, Caller caller) {
        StoredFile file = find(id, caller);
        if (file.held()) {
            throw new Refusal("files.held", "A legal hold stands on it");
        }
        Erasure erasure = unseen(id, reason, caller);
        use(file.owner()).ifPresent(one -> one.gone(file, caller));
        return erasure;
    }

    /** Erases one, and its module, which is away, hears nothing of it. */
    public Erasure unseen(RecordId id, String reason, Caller caller) {
        StoredFile file =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        Erasure erasure = new Erasure(
                id,
                file.owner(),
                file.content().sha256(),
                file.content().size(),
                hash(file.name().value().getBytes(StandardCharsets.UTF_8)),
                new Stamp(caller.officer(), Instant.EPOCH),
                reason,
                true,
                "sha256: " + file.content().sha256() + "\n",
                "key-1",
                "c2VhbA==");
        all.remove(file);
        contents.remove(id);
        erasures.put(id, erasure);
        return erasure;
    }

    /** What there is, to be put back where a transaction is undone: these files are in none. */
    public Runnable kept() {
        List<StoredFile> before = List.copyOf(all);
        Map<RecordId, byte[]> bytes = Map.copyOf(contents);
        Map<RecordId, Erasure> gone = Map.copyOf(erasures);
        Map<RecordId, Coming> come = new LinkedHashMap<>(coming);
        return () -> {
            all.clear();
            all.addAll(before);
            contents.clear();
            contents.putAll(bytes);
            erasures.clear();
            erasures.putAll(gone);
            coming.clear();
            coming.putAll(come);
        };
    }

    /** As if somebody had changed what is stored of one, as long as it is as long. */
    public void alter(RecordId id, byte[] bytes) {
        contents.put(id, bytes);
    }

    /** As if somebody had placed a legal hold, or lifted it, or a scanner had looked. */
    public void change(RecordId id, FileState now, boolean held) {
        StoredFile file =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        StoredFile.Content was = file.content();
        all.set(
                all.indexOf(file),
                new StoredFile.Attached(
                        id,
                        file.version() + 1,
                        file.owner(),
                        file.name(),
                        new StoredFile.Content(was.sha256(), was.size(), was.mediaType(), now, ""),
                        file.added(),
                        file.keepUntil(),
                        held ? List.of(new Hold("Se juzga", file.added(), Optional.empty())) : List.of()));
    }
}
