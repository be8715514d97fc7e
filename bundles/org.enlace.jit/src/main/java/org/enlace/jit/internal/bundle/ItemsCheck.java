package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.internal.bundle.BundleCheck.Finding;

/** What the manifest says of items against what is there; what both say that a court would ask about. */
final class ItemsCheck {
    private final SortedMap<String, Sha256> found;
    private final BundleContents contents;
    private final BiConsumer<String, String> wrong;
    private final List<Finding> remarks = new ArrayList<>();
    private int files;
    private int named;

    /**
     * @param found what was read, by its path
     * @param wrong takes what is not as it was written: where, and what
     */
    ItemsCheck(SortedMap<String, Sha256> found, BundleContents contents, BiConsumer<String, String> wrong) {
        this.found = found;
        this.contents = contents;
        this.wrong = wrong;
    }

    List<Finding> remarks() {
        return List.copyOf(remarks);
    }

    /** How many files of items there are, translations among them. */
    int files() {
        return files;
    }

    /** How many of these a chain names by their hash. */
    int named() {
        return named;
    }

    void check(Manifest manifest) {
        TranslationsCheck translations = new TranslationsCheck(manifest, contents.disclosure(), wrong);
        for (Manifest.Item item : manifest.items()) {
            item(manifest, item);
            translations.item(item, what -> remark(item, what));
        }
        translations.requireNamed();
        contents.left().forEach(number -> wrong.accept("items/" + number, "the manifest names no such item"));
    }

    private void item(Manifest manifest, Manifest.Item item) {
        String at = "items/" + item.number();
        SortedMap<String, Sha256> there = found.subMap(at + "/files/", at + "/files0");
        List<Sha256> all = new ArrayList<>(there.values());
        all.addAll(found.subMap(at + "/translations/", at + "/translations0").values());
        CustodyCheck chain = contents.takeChain(item.number());
        Optional<CustodyLog> log = Optional.empty();
        if (chain != null) {
            chain.against(item, manifest.team()).forEach(what -> wrong.accept(at + BundleContents.CUSTODY, what));
            log = Optional.of(chain.log(item));
            flaws(log.get(), item);
        } else if (item.events() > 0) {
            wrong.accept(
                    at + BundleContents.CUSTODY,
                    "it is not there, and the manifest says that something happened to the item");
        }
        Set<String> hashes = chain == null ? Set.of() : chain.named();
        files += all.size();
        named +=
                (int) all.stream().filter(hash -> hashes.contains(hash.value())).count();
        ItemCheck said = contents.takeItem(item.number());
        if (said != null) {
            said.against(item).forEach(what -> wrong.accept(at + BundleContents.ITEM, what));
            Optional<String> lacking = log.flatMap(CustodyLog::content).filter(hash -> !all.contains(new Sha256(hash)));
            said.asked(lacking, hashes, there).forEach(what -> remark(item, what));
        }
        keys(item);
        contents.requireExtracts(item);
    }

    private void flaws(CustodyLog log, Manifest.Item item) {
        Set<String> flaws = new TreeSet<>();
        log.findings().forEach(one -> flaws.add(one.flaw().token()));
        for (String flaw : flaws) {
            if (item.flaws().contains(flaw)) {
                remark(item, flaw);
            } else {
                wrong.accept(
                        "items/" + item.number() + BundleContents.CUSTODY,
                        "the chain has a flaw that the bundle does not name: " + flaw);
            }
        }
    }

    /** What the node that made the bundle knew of keys cannot be found out without it. */
    private void keys(Manifest.Item item) {
        item.flaws().stream()
                .filter(flaw -> flaw.startsWith(Manifest.KEY))
                .forEach(flaw -> remark(item, flaw + ", by what the node knew when it made the bundle"));
    }

    private void remark(Manifest.Item item, String what) {
        if (remarks.size() < BundleCheck.MOST) {
            remarks.add(new Finding(item.number(), what));
        }
    }
}
