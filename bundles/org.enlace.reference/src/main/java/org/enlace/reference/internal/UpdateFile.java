package org.enlace.reference.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;
import org.enlace.platform.ZipDirectory;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates.Problem;
import org.enlace.reference.ReferenceVersion;

/**
 * What an update file holds, read once and whole.
 *
 * @param version  null where the file does not say
 * @param issued   null where the file does not say
 * @param sha256   of the file
 * @param sets     the bytes of each set it brings
 * @param problems what is wrong with the file as such
 */
record UpdateFile(
        ReferenceVersion version,
        LocalDate issued,
        String sha256,
        Map<ReferenceSet, byte[]> sets,
        List<Problem> problems) {
    /** Bytes of the file. */
    static final int MOST = 16 << 20;
    /** Bytes of a member, unpacked. */
    static final int MOST_OF_MEMBER = 2 << 20;

    private static final int MOST_MEMBERS = 100;

    /** The member that says which version the rest is. */
    static final String HEAD = "reference.json";

    /** One rule was broken; there is no use in reading on. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Unfit(String code, String file, String reason) {
            super(reason);
            problem = new Problem(code, file, 0, "", "", reason);
        }
    }

    /** @throws Refusal {@code reference.file} when it cannot be read at all */
    static UpdateFile read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file)) {
                throw new Refusal("reference.file", "There is no file \"" + file + "\"; name an update file", file);
            }
            if (Files.size(file) > MOST) {
                throw new Unfit(
                        "too-large",
                        name,
                        "has " + Files.size(file) + " bytes; an update file has at most " + MOST
                                + ". Is it another file?");
            }
            String hash = Hashing.sha256(Files.readAllBytes(file));
            ZipDirectory.check(file, MOST_MEMBERS);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return read(zip, name, hash);
            }
        } catch (Unfit unfit) {
            return new UpdateFile(null, null, "", Map.of(), List.of(unfit.problem));
        } catch (ZipException e) {
            return new UpdateFile(
                    null,
                    null,
                    "",
                    Map.of(),
                    List.of(new Problem(
                            "not-a-zip",
                            name,
                            0,
                            "",
                            "",
                            "is no whole zip archive (" + e.getMessage() + "); copy or make it again")));
        } catch (IOException e) {
            throw new Refusal(
                    "reference.file",
                    "\"" + file + "\" cannot be read by the node's user (" + e.getMessage() + "); name another file",
                    file);
        }
    }

    private static UpdateFile read(ZipFile zip, String name, String hash) throws IOException, Unfit {
        Map<String, byte[]> members = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(Set.of(HEAD));
        for (ReferenceSet set : ReferenceSet.values()) {
            known.add(set.file());
        }
        for (Iterator<? extends ZipEntry> each = zip.entries().asIterator(); each.hasNext(); ) {
            ZipEntry entry = each.next();
            if (!known.contains(entry.getName())) {
                throw new Unfit(
                        "unknown-member",
                        entry.getName(),
                        "does not belong into an update file, which holds " + HEAD
                                + " and sets of the reference data side by side, without folders; take it out");
            }
            if (members.put(entry.getName(), bytes(zip, entry)) != null) {
                throw new Unfit("duplicate-member", entry.getName(), "is there twice; leave one");
            }
        }
        byte[] head = members.remove(HEAD);
        if (head == null) {
            throw new Unfit("no-version", name, "holds no " + HEAD + ", which says the version; put it in");
        }
        if (members.isEmpty()) {
            throw new Unfit("no-set", name, "holds no set; put in one of the files that change");
        }
        Map<ReferenceSet, byte[]> sets = new LinkedHashMap<>();
        for (ReferenceSet set : ReferenceSet.values()) {
            if (members.containsKey(set.file())) {
                sets.put(set, members.get(set.file()));
            }
        }
        Issue issue = Issue.of(head);
        return new UpdateFile(issue.version(), issue.issued(), hash, sets, List.of());
    }

    /** Counted while it is unpacked: what an archive says of its members' sizes may be a lie. */
    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException, Unfit {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(MOST_OF_MEMBER + 1);
        } catch (IOException e) {
            throw new Unfit(
                    "damaged", entry.getName(), "cannot be unpacked (" + e.getMessage() + "); make the file again");
        }
        if (bytes.length > MOST_OF_MEMBER) {
            throw new Unfit(
                    "too-large",
                    entry.getName(),
                    "unpacks to more than the " + MOST_OF_MEMBER + " bytes a set may have");
        }
        CRC32 check = new CRC32();
        check.update(bytes);
        if (check.getValue() != entry.getCrc()) {
            throw new Unfit("damaged", entry.getName(), "does not match its checksum; copy or make the file again");
        }
        return bytes;
    }

    /** What {@code reference.json} says. */
    record Issue(ReferenceVersion version, LocalDate issued) {
        /** @throws IllegalStateException when the file does not say it */
        static Issue of(ReferenceFile file) {
            Map<String, Object> head = file.one();
            if (!head.keySet().equals(Set.of("version", "issued"))) {
                throw new IllegalStateException(
                        "holds " + head.keySet() + ", but \"version\" and \"issued\" are expected; correct it");
            }
            String day = String.valueOf(head.get("issued"));
            try {
                return new Issue(
                        new ReferenceVersion(String.valueOf(head.get("version"))),
                        LocalDate.parse(day.matches("\\d{4}-\\d{2}-\\d{2}") ? day : ""));
            } catch (Refusal refusal) {
                throw new IllegalStateException("\"version\": " + refusal.getMessage(), refusal);
            } catch (DateTimeException e) {
                throw new IllegalStateException(
                        "\"issued\" is \"" + day + "\", but a day such as 2026-11-26 is expected", e);
            }
        }

        private static Issue of(byte[] head) throws Unfit {
            try {
                return of(new ReferenceFile(HEAD, head));
            } catch (IllegalStateException e) {
                throw new Unfit("no-version", HEAD, e.getMessage());
            }
        }
    }
}
