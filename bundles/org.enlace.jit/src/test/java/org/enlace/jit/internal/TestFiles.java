package org.enlace.jit.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
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

    private final Map<RecordId, byte[]> contents = new HashMap<>();
    private final Map<RecordId, Erasure> erasures = new HashMap<>();
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
                    case "remove" -> removed((RecordId) given[0], (Caller) given[2]);
                    case "erase" -> erased((RecordId) given[0], (String) given[2], (Caller) given[3]);
                    case "erased" -> Optional.ofNullable(erasures.get((RecordId) given[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Optional<FileUse> use(OwnerRef owner) {
        return Optional.ofNullable(uses.get(owner.use()));
    }

    /** As the node's files ask a record. */
    private Optional<FileUse.Owner> readable(OwnerRef ref, Caller caller) {
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
        find(id, caller);
        if (refused.containsKey(id)) {
            throw new Refusal(refused.get(id), "It cannot be had now");
        }
        if (damaged.contains(id)) {
            throw new Refusal("files.damaged", "The stored bytes were altered");
        }
        return new ByteArrayInputStream(Arrays.copyOfRange(contents.get(id), (int) from, (int) to));
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
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            StoredFile.Attached file = new StoredFile.Attached(
                    TestNode.id(),
                    1,
                    owner,
                    name,
                    new StoredFile.Content(new Sha256(hash), bytes.length, "application/pdf", state, ""),
                    new Stamp(caller.officer(), Instant.EPOCH),
                    Optional.empty(),
                    List.of());
            all.add(file);
            contents.put(file.id(), bytes);
            use(owner).ifPresent(one -> one.attached(file, caller));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
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

    private Erasure erased(RecordId id, String reason, Caller caller) {
        StoredFile file = find(id, caller);
        if (file.held()) {
            throw new Refusal("files.held", "A legal hold stands on it");
        }
        all.remove(file);
        contents.remove(id);
        Erasure proof = new Erasure(
                id,
                file.owner(),
                file.content().sha256(),
                file.content().size(),
                file.content().sha256(),
                new Stamp(caller.officer(), Instant.EPOCH),
                reason,
                true,
                "file: " + id,
                "0".repeat(64),
                "");
        erasures.put(id, proof);
        use(file.owner()).ifPresent(one -> one.gone(file, caller));
        return proof;
    }

    /** What there is, to be put back where a transaction is undone: these files are in none. */
    public Runnable kept() {
        List<StoredFile> before = List.copyOf(all);
        Map<RecordId, byte[]> bytes = Map.copyOf(contents);
        Map<RecordId, Erasure> gone = Map.copyOf(erasures);
        return () -> {
            all.clear();
            all.addAll(before);
            contents.clear();
            contents.putAll(bytes);
            erasures.clear();
            erasures.putAll(gone);
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
