package org.enlace.reference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Hashing;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceData.Summary;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceVersion;

/** One version of all reference data, and what was read of it; each part is read when somebody first asks. */
final class Edition {
    private final Path shipped;
    private final Path folder;
    private final Imported.Taken taken;
    private final ReferenceVersion version;
    private final LocalDate issued;
    private final Once<FileCountries.Known> countries =
            new Once<>(() -> FileCountries.read(file(ReferenceSet.COUNTRIES)));
    private final Once<FileCrimeTypes.Known> crimeTypes =
            new Once<>(() -> FileCrimeTypes.read(file(ReferenceSet.ICCS)));
    private final Once<List<Summary>> summaries = new Once<>(() -> EntryReader.summaries(this));

    private Edition(Path shipped, Path folder, Imported.Taken taken, ReferenceVersion version, LocalDate issued) {
        this.shipped = shipped;
        this.folder = folder;
        this.taken = taken;
        this.version = version;
        this.issued = issued;
    }

    /** @throws IllegalStateException when {@code reference.json} is missing there or says no version */
    static Edition shipped(Path folder) {
        Path head = folder.resolve(UpdateFile.HEAD);
        try {
            UpdateFile.Issue issue = UpdateFile.Issue.of(new ReferenceFile(head));
            return new Edition(folder, folder, null, issue.version(), issue.issued());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(head + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param shipped the folder of the program, for a set that the import did not know yet
     * @throws IllegalStateException when one of its files is not there as it was imported
     */
    static Edition imported(Imported.Taken taken, Path folder, Path shipped) {
        for (Map.Entry<String, String> each : taken.files().entrySet()) {
            Path file = folder.resolve(each.getKey());
            try {
                if (!Files.exists(file)
                        || !Hashing.sha256(Files.readAllBytes(file)).equals(each.getValue())) {
                    throw new IllegalStateException(file + (Files.exists(file) ? " was altered" : " is missing")
                            + " since it was imported; import the update file again, or go back by reference:back");
                }
            } catch (IOException e) {
                throw new IllegalStateException(file + " cannot be read; check its owner and mode", e);
            }
        }
        return new Edition(shipped, folder, taken, taken.version(), taken.issued());
    }

    ReferenceVersion version() {
        return version;
    }

    InForce told() {
        Optional<Imported.Taken> imported = Optional.ofNullable(taken);
        return new InForce(version, issued, imported.map(Imported.Taken::since), imported.map(Imported.Taken::sha256));
    }

    Path file(ReferenceSet set) {
        boolean here = taken == null || taken.files().containsKey(set.file());
        return (here ? folder : shipped).resolve(set.file());
    }

    Once<FileCountries.Known> countries() {
        return countries;
    }

    Once<FileCrimeTypes.Known> crimeTypes() {
        return crimeTypes;
    }

    List<Summary> summaries() {
        return summaries.get();
    }
}
