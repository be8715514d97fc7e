package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.files.internal.Bytes;
import org.enlace.files.internal.FilesOnDisk;
import org.enlace.files.internal.Memory;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleFiles;
import org.enlace.jit.internal.bundle.VerifyBundle;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;

/**
 * Prints how fast a large bundle for a court is made of stored evidence, given out and verified, against {@code sha256sum} over the same
 * file in the same run. Evidence and bundle lie in the node's own files, encrypted; what a court gets lies beside them, so the folder
 * takes three times the size. How much memory that takes is said at the end. Not a test.
 */
public final class BundleFigures {
    private static final int ITEMS = 2;
    private static final int EVENTS = 10;
    private static final int ROUNDS = 3;
    private static final Caller PREPARER = TestNode.officer(
            "member",
            JitPermissions.READ,
            JitPermissions.PREPARE,
            org.enlace.files.Files.READ,
            org.enlace.files.Files.ADD);
    private static final Caller APPROVER =
            TestNode.officer("leader", JitPermissions.READ, JitPermissions.PREPARE, org.enlace.files.Files.READ);

    private BundleFigures() {}

    private interface Work {
        void run() throws Exception;
    }

    /** @param arguments a folder, which is emptied; megabytes of evidence, 10 000 where nothing is said */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        long size = (arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000) * 1_000_000L;
        emptied(folder);
        Files.createDirectories(folder);
        requireRoom(folder, size);
        Parties parties = new Parties(country -> TestDatabase.onDisk(folder.resolve(country.value())), Set.of(), BR);
        try (Courthouse court = new Courthouse(new Items(new Workroom(parties, true)));
                FilesOnDisk files = new FilesOnDisk(
                        court.node.database,
                        folder,
                        court.node.keys,
                        TestNode::id,
                        () -> List.of(
                                EntryFiles.of(() -> court.node.desks),
                                EvidenceFiles.of(() -> court.node.desks),
                                BundleFiles.of(() -> court.area)))) {
            court.files = files::service;
            measure(court, files.service(), folder, size);
        }
        emptied(folder);
        System.exit(0);
    }

    private static void measure(Courthouse court, org.enlace.files.Files files, Path folder, long size)
            throws Exception {
        List<Entry> items = new ArrayList<>();
        double stored = 0;
        for (int i = 0; i < ITEMS; i++) {
            Entry item = court.items.digital(CO);
            items.add(item);
            court.items.write(CO, item, EventKind.ACQUIRED);
            for (int j = 1; j < EVENTS; j++) {
                court.items.write(CO, item, EventKind.ACCESSED);
            }
            OwnerRef owner = new OwnerRef("jit-evidence", item.id());
            FileName name = new FileName("image-" + i + ".dd");
            stored += seconds(() -> files.add(owner, name, Bytes.endless(size / ITEMS, owner.hashCode()), PREPARER));
        }
        told("evidence stored", size, stored, 0);
        Bundle bundle = court.desk()
                .prepare(court.team(), Courthouse.request(List.of(), items.toArray(Entry[]::new)), "", PREPARER);
        court.approved(bundle);
        double made = seconds(court::round);
        Path zip = folder.resolve("bundle.zip");
        double fetched = seconds(() -> {
            try (InputStream in =
                    court.desk().fetch(court.team(), bundle.id(), PREPARER).content()) {
                Files.copy(in, zip);
            }
        });
        long bytes = Files.size(zip);
        double[] sums = new double[ROUNDS];
        double[] verified = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            sums[round] = seconds(() -> require(
                    new ProcessBuilder("sha256sum", zip.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor(),
                    "sha256sum"));
            verified[round] = seconds(() -> verify(zip));
        }
        double floor = median(sums);
        told("sha256sum of the bundle", bytes, floor, 0);
        told("made: measured, then stored encrypted", bytes, made, floor);
        told("given out: decrypted, to a file", bytes, fetched, floor);
        told("verified as enlace-verify does", bytes, median(verified), floor);
        System.out.printf(
                Locale.ROOT,
                "  heap of at most %d MB; resident at most %s%n",
                Runtime.getRuntime().maxMemory() >> 20,
                Memory.resident());
    }

    private static void verify(Path zip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream told = new PrintStream(out, true, StandardCharsets.UTF_8);
        require(VerifyBundle.run(told, told, zip.toString()), out.toString(StandardCharsets.UTF_8));
    }

    private static void require(int status, String what) {
        if (status != 0) {
            throw new IllegalStateException(what + " gave " + status);
        }
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(double[] all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }

    /** @param floor seconds that {@code sha256sum} took; none where it is 0 */
    private static void told(String what, long bytes, double seconds, double floor) {
        System.out.printf(
                Locale.ROOT,
                "  %-40s %,14d bytes %8.1f s %8.0f MB/s%s%n",
                what,
                bytes,
                seconds,
                bytes / 1e6 / seconds,
                floor == 0 ? "" : String.format(Locale.ROOT, "  %.2f of sha256sum", floor / seconds));
    }

    private static void requireRoom(Path folder, long size) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < 3 * size + 1_000_000_000L) {
            throw new IllegalStateException(folder + " has room for " + room
                    + " bytes; it takes three times the size; measure a smaller bundle");
        }
    }

    private static void emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
