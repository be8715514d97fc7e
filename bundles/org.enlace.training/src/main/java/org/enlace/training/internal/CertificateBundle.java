package org.enlace.training.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.enlace.training.Trainings;
import org.enlace.training.certificate.Certificate;

/** The valid certificates of a series as files, one made after the other. In the audit before one leaves. */
public final class CertificateBundle {
    private final TrainingStores stores;
    private final Changes changes;
    private final CertificateFiles files;

    CertificateBundle(TrainingStores stores, Changes changes, CertificateFiles files) {
        this.stores = stores;
        this.changes = changes;
        this.files = files;
    }

    /**
     * Notes the export, where it may be.
     *
     * @return what leaves, in the order it was given
     * @throws Refusal {@code training.certificates-none-valid}
     */
    public List<Certificate.Valid> begin(RecordId series, Caller caller) {
        caller.require(Nominations.EXPORT);
        caller.require(Trainings.ORGANISE);
        Series found = SessionDesk.series(stores, series);
        List<Certificate.Valid> all = stores.certificates().ofSeries(series).stream()
                .filter(Certificate.Valid.class::isInstance)
                .map(Certificate.Valid.class::cast)
                .toList();
        if (all.isEmpty()) {
            throw new Refusal(
                    "training.certificates-none-valid",
                    "No certificate of \"" + found.content().title() + "\" is valid",
                    found.content().title());
        }
        changes.make(caller, stamp -> {
            changes.record(Act.done("training.export-certificates", caller)
                    .on(Trainings.SERIES, series)
                    .fact("certificates", all.size()));
            return null;
        });
        return all;
    }

    /**
     * Makes what {@link #begin} let out.
     *
     * @param node the root of the node's pages
     * @param each is given the name of a file and its bytes
     */
    public void make(List<Certificate.Valid> all, URI node, BiConsumer<String, byte[]> each) {
        all.forEach(one -> each.accept(CertificateFiles.name(one), files.pdf(one, node)));
    }

    /** The same as one ZIP. */
    public void zip(List<Certificate.Valid> all, URI node, OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            make(all, node, (name, pdf) -> {
                try {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(pdf);
                    zip.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
