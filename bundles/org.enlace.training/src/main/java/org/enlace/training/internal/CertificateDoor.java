package org.enlace.training.internal;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateNumber;

/**
 * Where anybody who holds a certificate asks how it stands, by its number and the code on it. Whoever guesses learns nothing: a wrong number
 * and a wrong code are answered alike, and after a few of them nothing is looked up for a while.
 */
public final class CertificateDoor {
    private static final int WRONG_AT_ONCE = 10;
    private static final long WRONG_MILLIS = 30_000;
    private static final int FILES_AT_ONCE = 4;
    private static final long FILE_MILLIS = 60_000;
    private static final int ALL_FILES_AT_ONCE = 60;
    private static final long ALL_FILES_MILLIS = 2_000;

    private final CertificateStore store;
    private final CheckCodes codes;
    private final CertificateFiles files;
    private final Pace wrong;
    private final Pace file;
    private final Pace allFiles;

    CertificateDoor(CertificateStore store, CheckCodes codes, CertificateFiles files, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.files = files;
        wrong = new Pace(clock, WRONG_AT_ONCE, WRONG_MILLIS);
        file = new Pace(clock, FILES_AT_ONCE, FILE_MILLIS);
        allFiles = new Pace(clock, ALL_FILES_AT_ONCE, ALL_FILES_MILLIS);
    }

    /** What is answered. */
    public sealed interface Answer {
        /** It was given here, and stands so. */
        record Known(Certificate certificate) implements Answer {}

        /** No certificate of this node has this number and this code. */
        record Unknown() implements Answer {}

        /** @param seconds to wait */
        record Later(long seconds) implements Answer {}

        /** The certificate itself. */
        record File(Certificate certificate, byte[] pdf) implements Answer {}
    }

    /**
     * How a certificate stands.
     *
     * @param number  as typed
     * @param code    as typed
     * @param network where it is asked from
     */
    public Answer check(String number, String code, String network) {
        long seconds = wrong.wait(network);
        if (seconds > 0) {
            return new Answer.Later(seconds);
        }
        Optional<Certificate> found = CertificateNumber.typed(number)
                .filter(one -> codes.right(one, code))
                .flatMap(store::find);
        if (found.isPresent()) {
            return new Answer.Known(found.get());
        }
        wrong.count(network);
        return new Answer.Unknown();
    }

    /** The file of a certificate that is valid, for whoever has its number and its code. Otherwise as {@link #check}. */
    public Answer file(String number, String code, String network, URI node) {
        Answer answer = check(number, code, network);
        if (!(answer instanceof Answer.Known known) || !(known.certificate() instanceof Certificate.Valid valid)) {
            return answer;
        }
        String one = valid.number().toString();
        long seconds = Math.max(file.wait(one), allFiles.wait(""));
        if (seconds > 0) {
            return new Answer.Later(seconds);
        }
        file.count(one);
        allFiles.count("");
        return new Answer.File(valid, files.pdf(valid, node));
    }
}
