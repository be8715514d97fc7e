package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Translation.Where;
import org.enlace.jit.internal.loan.CopyFiles;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.platform.RecordId;

/**
 * A translation among the files of an item.
 *
 * @param told        the entry that says so
 * @param paper       the translation; empty where the paper is not here
 * @param original    what it translates
 * @param certificate what certifies it; empty where nobody named any
 */
public record Translated(Entry told, Optional<StoredFile> paper, Source original, Optional<Source> certificate) {
    /** Only papers of an item are a translation or certify one, and copies of them that it lends: nobody makes its contents into that. */
    private static final Set<String> PAPERS = Set.of(EntryFiles.NAME, CopyFiles.NAME);

    /**
     * What is translated, or certifies a translation.
     *
     * @param file   which of the files it is, in the bundle or withheld from it
     * @param sha256 of a file that is meant; empty for the description of the item
     */
    public record Source(Where where, Optional<StoredFile> file, Optional<Sha256> sha256) {}

    /**
     * The translations that the country of an item tells of, but those that are withheld.
     *
     * @param told     in their order
     * @param files    of the item, withheld or not
     * @param withheld the files that are left out
     */
    static List<Translated> of(List<Entry> told, List<StoredFile> files, Set<RecordId> withheld) {
        List<StoredFile> papers = files.stream()
                .filter(file -> PAPERS.contains(file.owner().use()))
                .toList();
        List<Translated> all = new ArrayList<>();
        for (Entry entry : told) {
            Content said = entry.content();
            Source paper = source(said.word("translation"), papers, withheld);
            if (paper.where() != Where.WITHHELD) {
                all.add(new Translated(
                        entry,
                        paper.file(),
                        said.first("original")
                                .map(hash -> source(hash, files, withheld))
                                .orElse(new Source(Where.ITEM, Optional.empty(), Optional.empty())),
                        said.first("certificate").map(hash -> source(hash, papers, withheld))));
            }
        }
        return all;
    }

    private static Source source(String hash, List<StoredFile> files, Set<RecordId> withheld) {
        List<StoredFile> found = files.stream()
                .filter(file -> file.content().sha256().value().equals(hash))
                .toList();
        Optional<StoredFile> given =
                found.stream().filter(file -> !withheld.contains(file.id())).findFirst();
        Optional<StoredFile> file = given.or(() -> found.stream().findFirst());
        Where where = given.isPresent() ? Where.MEMBER : file.isPresent() ? Where.WITHHELD : Where.MISSING;
        return new Source(where, file, Optional.of(new Sha256(hash)));
    }

    /** Whether a court will ask for its certificate. */
    public boolean bare() {
        return certificate.filter(one -> one.where() == Where.MEMBER).isEmpty();
    }

    /**
     * What is known to be in another language than one, and is translated into that by nobody: hashes of files, an empty text for the
     * description.
     *
     * @param told of one item
     */
    public static Set<String> lacking(Collection<Entry> told, String language) {
        Set<String> foreign = new TreeSet<>();
        told.stream()
                .filter(one -> !one.content().word("from").equals(language))
                .forEach(one -> foreign.add(one.content().word("original")));
        told.stream()
                .filter(one -> one.content().word("to").equals(language))
                .forEach(one -> foreign.remove(one.content().word("original")));
        return foreign;
    }

    public String from() {
        return told.content().word("from");
    }

    public String to() {
        return told.content().word("to");
    }
}
