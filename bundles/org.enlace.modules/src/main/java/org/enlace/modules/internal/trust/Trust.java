package org.enlace.modules.internal.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.modules.internal.trust.Trusted.Origin;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Whose signatures this node takes. Each signer is known by its own certificate; who issued it does not matter. The files are
 * read whenever somebody asks, so that what lies there is what counts.
 */
@Component(service = Trust.class, configurationPid = "org.enlace.modules")
public final class Trust {
    private static final String PEM = ".pem";
    private static final String DISTRUSTED = ".distrusted";

    /** What of the modules' configuration concerns signers. */
    public @interface Config {
        boolean developmentSigner() default false;
    }

    private final Path release;
    private final Path development;
    private final Path added;
    private final boolean demo;
    private final Clock clock;
    private volatile boolean takesDevelopment;

    @Activate
    public Trust(@Reference Node node, Config config) {
        this(node.home(), node.data(), node.demo(), config.developmentSigner(), Clock.systemUTC());
    }

    /** @param takesDevelopment whether the signer of a developer's build is accepted */
    public Trust(Path home, Path data, boolean takesDevelopment, Clock clock) {
        this(home, data, false, takesDevelopment, clock);
    }

    private Trust(Path home, Path data, boolean demo, boolean developmentSigner, Clock clock) {
        release = home.resolve("config/trust");
        development = release.resolve("development");
        added = data.resolve("config/trust");
        this.demo = demo;
        this.clock = clock;
        takesDevelopment = demo || developmentSigner;
    }

    /** Who asks for permissions or pages meanwhile misses nothing: all that knows them hangs on this component. */
    @Modified
    void changed(Config config) {
        takesDevelopment = demo || config.developmentSigner();
    }

    /** What was read, and a sentence for each file that could not be. */
    private record Read(List<Trusted> all, List<String> problems) {}

    /** Every certificate this node knows, those it accepts first. */
    public List<Trusted> all() {
        return read().all();
    }

    /** A sentence for each file that is not the certificate it should be. */
    public List<String> problems() {
        return read().problems();
    }

    /**
     * A signer that is trusted, expired or not.
     *
     * @param shown what was signed, as a sentence begins with it
     * @throws Refusal {@code module.signer-unknown} or {@code module.signer-development}
     */
    Signer requireTrusted(X509Certificate certificate, String shown) {
        Signer signer = CertificateFile.signer(certificate);
        List<Trusted> known = all().stream()
                .filter(one -> one.signer().fingerprint().equals(signer.fingerprint()))
                .toList();
        if (known.stream().anyMatch(Trusted::accepted)) {
            return signer;
        }
        if (known.stream().anyMatch(one -> one.origin() == Origin.DEVELOPMENT)) {
            throw new Refusal(
                    "module.signer-development",
                    shown + " is signed by " + signer.subject() + ", the key of a developer's build, which only a"
                            + " demonstration takes; get the release, or, where this node is for trying things out, set"
                            + " developmentSigner of org.enlace.modules to true",
                    shown,
                    signer.grouped());
        }
        throw new Refusal(
                "module.signer-unknown",
                shown + " is signed by " + signer.subject() + ", which this node does not trust. Its fingerprint is "
                        + signer.grouped() + ". Compare it with its maker by telephone; if it is the same, add the"
                        + " maker's certificate (module:trust add FILE) and repeat",
                shown,
                signer.grouped());
    }

    /** Whether a signer's certificate is valid now; refuses one that is not valid yet. */
    boolean isValid(Signer signer, String shown) {
        Instant now = clock.instant();
        if (now.isBefore(signer.from())) {
            throw new Refusal(
                    "module.signer-not-yet",
                    shown + " is signed with a certificate that is valid from " + signer.from() + " on, and here it is "
                            + now + "; look at the machine's clock, or wait",
                    shown,
                    signer.from());
        }
        return !now.isAfter(signer.until());
    }

    /**
     * Trusts a signer from now on; one that was distrusted is trusted again.
     *
     * @param file  the certificate, PEM
     * @param audit takes the act down before anything is changed
     * @throws Refusal {@code trust.…} when the file is no such certificate, or one nobody should trust
     */
    public Signer add(Path file, Caller caller, Consumer<Act> audit) {
        caller.require(Modules.MANAGE);
        try {
            X509Certificate certificate = CertificateFile.read(file);
            Signer signer = CertificateFile.signer(certificate);
            SignerRules.require(certificate, signer, file, clock.instant());
            if (all().stream().anyMatch(one -> one.accepted() && one.signer().equals(signer))) {
                throw new Refusal(
                        "trust.known",
                        signer.subject() + " is trusted already (module:trust list); nothing was changed",
                        signer.subject());
            }
            audit.accept(act(Act.done("modules.trust-add", caller), signer));
            Files.createDirectories(added);
            Path next = Files.createTempFile(added, ".", ".new");
            Files.writeString(next, CertificateFile.pem(certificate));
            Files.move(next, added.resolve(signer.fingerprint() + PEM), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(added.resolve(signer.fingerprint() + DISTRUSTED));
            return signer;
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate cannot be read or kept: " + e.getMessage(), e);
        }
    }

    /**
     * Trusts a signer no longer. A shipped certificate stays in the program, and is distrusted here.
     *
     * @param typed its fingerprint or the beginning of it, at least 8 digits
     * @throws NotFound {@code signer} when there is none
     */
    public Signer remove(String typed, Caller caller, Consumer<Act> audit) {
        caller.require(Modules.MANAGE);
        Signer signer = find(typed);
        audit.accept(act(Act.done("modules.trust-remove", caller), signer));
        try {
            Files.createDirectories(added);
            for (Trusted one : all()) {
                if (one.signer().equals(signer) && one.origin() == Origin.ADDED) {
                    Files.delete(one.file());
                } else if (one.signer().equals(signer)) {
                    Files.write(added.resolve(signer.fingerprint() + DISTRUSTED), new byte[0]);
                }
            }
            return signer;
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate cannot be removed: " + e.getMessage(), e);
        }
    }

    private Signer find(String typed) {
        String digits = typed.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{8,64}")) {
            throw new Refusal(
                    "trust.fingerprint",
                    "\"" + typed + "\" is no fingerprint; it has 64 hexadecimal digits, of which the first 8 are enough"
                            + " (module:trust list)",
                    typed);
        }
        List<Signer> found = all().stream()
                .filter(Trusted::accepted)
                .map(Trusted::signer)
                .distinct()
                .filter(signer -> signer.fingerprint().startsWith(digits))
                .toList();
        if (found.isEmpty()) {
            throw new NotFound("signer", typed);
        }
        if (found.size() > 1) {
            throw new Refusal(
                    "trust.several",
                    "\"" + typed + "\" begins the fingerprints of " + found.size() + " signers; type more of it",
                    typed);
        }
        return found.get(0);
    }

    private static Act act(Act act, Signer signer) {
        return act.on("signer", signer.fingerprint())
                .fact("until", signer.until())
                .changed(
                        "subject",
                        act.code().endsWith("-add") ? null : signer.subject(),
                        act.code().endsWith("-add") ? signer.subject() : null);
    }

    private Read read() {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        read(release, Origin.RELEASE, read);
        read(development, Origin.DEVELOPMENT, read);
        read(added, Origin.ADDED, read);
        read.all().sort((one, other) -> Boolean.compare(other.accepted(), one.accepted()));
        return read;
    }

    private void read(Path folder, Origin origin, Read into) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PEM)) {
            for (Path file : files) {
                try {
                    Signer signer = CertificateFile.signer(CertificateFile.read(file));
                    boolean accepted = (origin != Origin.DEVELOPMENT || takesDevelopment)
                            && (origin == Origin.ADDED
                                    || !Files.exists(added.resolve(signer.fingerprint() + DISTRUSTED)));
                    into.all().add(new Trusted(signer, file, origin, accepted));
                } catch (Refusal | IOException e) {
                    into.problems()
                            .add("A signer is not trusted, since its certificate cannot be read: " + e.getMessage());
                }
            }
        } catch (IOException e) {
            into.problems()
                    .add("The folder of trusted certificates " + folder + " cannot be read; let the node's user");
        }
    }

    /** The certificate of a signer that is accepted and valid now, by its fingerprint. */
    public Optional<Signer> valid(String fingerprint) {
        Instant now = clock.instant();
        return all().stream()
                .filter(Trusted::accepted)
                .map(Trusted::signer)
                .filter(signer -> signer.fingerprint().equals(fingerprint))
                .filter(signer -> !now.isBefore(signer.from()) && !now.isAfter(signer.until()))
                .findFirst();
    }
}
