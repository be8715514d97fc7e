package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command.Progress;

/** Goes through what is stored. */
final class Checking implements FileChecks {
    private static final int BATCH = 100;
    private static final int PROBLEMS_TOLD = 1_000;
    private static final int REMEMBERED = 10_000;

    private final FileStore store;
    private final Vault vault;
    private final Reading reading;
    private final Audit audit;

    /** When contents were written that had their hash then; those that were asked for last. */
    private final Map<RecordId, FileTime> compared = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, FileTime> eldest) {
            return size() > REMEMBERED;
        }
    });

    Checking(FileStore store, Vault vault, Reading reading, Audit audit) {
        this.store = store;
        this.vault = vault;
        this.reading = reading;
        this.audit = audit;
    }

    @Override
    public Checked check(RecordId id, Progress progress, Caller caller) {
        caller.require(Files.CHECK);
        List<Problem> problems = new ArrayList<>();
        int contents = 0;
        long bytes = 0;
        int all = (int) Math.min(Integer.MAX_VALUE, id == null ? store.usage(0).contents() : 1);
        for (List<Kept> batch = first(id); !batch.isEmpty(); batch = next(id, batch)) {
            for (Kept kept : batch) {
                String wrong = wrong(kept);
                // It may have been erased meanwhile.
                if (wrong != null
                        && problems.size() < PROBLEMS_TOLD
                        && store.content(kept.id()).isPresent()) {
                    problems.add(new Problem(kept.id(), kept.content().sha256(), wrong));
                }
                contents++;
                bytes += kept.content().size();
                progress.at("checking", contents, Math.max(contents, all));
                if (Thread.interrupted()) {
                    throw new IllegalStateException("The check was called off");
                }
            }
        }
        audit.record(Act.done("files.check", caller)
                .fact("contents", contents)
                .fact("bytes", bytes)
                .fact("problems", problems.size()));
        return new Checked(contents, bytes, List.copyOf(problems));
    }

    private List<Kept> first(RecordId id) {
        if (id == null) {
            return store.contents(null, BATCH);
        }
        return List.of(store.find(id)
                .orElseThrow(() -> new NotFound(Files.KIND, id.toString()))
                .kept());
    }

    private List<Kept> next(RecordId id, List<Kept> batch) {
        return id == null ? store.contents(batch.get(batch.size() - 1).id(), BATCH) : List.of();
    }

    /** Those of some files that are not what was added. @see Files#damaged */
    Set<RecordId> damaged(Collection<RecordId> ids, long most, Caller caller) {
        Set<RecordId> damaged = new HashSet<>();
        long left = most;
        for (RecordId id : ids) {
            Kept kept = reading.readable(id, caller).kept();
            long size = kept.content().size();
            boolean whole = vault.whole(kept.disk(), reading.sealing(kept), size);
            if (whole && !compared(kept)) {
                whole = size > left || compare(kept);
                left -= Math.min(size, left);
            }
            if (!whole) {
                damaged.add(id);
            }
        }
        return damaged;
    }

    /** Whether a content had its hash when it was compared, and was not written since. */
    private boolean compared(Kept kept) {
        Optional<FileTime> known = Optional.ofNullable(compared.get(kept.id()));
        return known.isPresent() && known.equals(vault.written(kept.disk()));
    }

    private boolean compare(Kept kept) {
        Optional<FileTime> written = vault.written(kept.disk());
        boolean whole = wrong(kept) == null;
        if (whole) {
            written.ifPresent(at -> compared.put(kept.id(), at));
        }
        return whole;
    }

    /** What is wrong with a content; null where nothing is. */
    private String wrong(Kept kept) {
        long size = kept.content().size();
        if (!vault.whole(kept.disk(), reading.sealing(kept), size)) {
            return "bytes are missing or too many on the disk";
        }
        MessageDigest digest = Hashing.sha256();
        try (InputStream in = reading.content(kept, 0, size)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException | UncheckedIOException e) {
            return "altered on the disk: it does not decrypt";
        }
        String found = HexFormat.of().formatHex(digest.digest());
        return found.equals(kept.content().sha256().value()) ? null : "another hash: " + found;
    }

    @Override
    public List<StoredFile> all(RecordId after, int limit, Caller caller) {
        caller.require(Files.CHECK);
        return store.all(after, limit).stream().map(FileStore.Entry::file).toList();
    }
}
