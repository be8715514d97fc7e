package org.enlace.modules.internal.trust;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.platform.Refusal;

/** {@code bin/enlace-verify FILE.zip}: verifies a module archive as a node would, without any node. */
public final class VerifyArchive {
    private static final int WHOLE = 0;
    private static final int DAMAGED = 1;
    private static final int WRONG_USE = 2;

    private static final String USAGE = """
            Usage: enlace-verify ARCHIVE.zip [--trust CERTIFICATE] …

            Verifies a module archive: every member is as a trusted signer signed it, and what its feature says of its
            bundles is true. Trusted are the signers of this program, and those named by
              --trust CERTIFICATE   a signer's certificate (PEM); may stand several times
            Exit status: 0 whole, 1 not whole (the place is named), 2 wrong use or no such file
            """;

    private final Path home;
    private final PrintStream out;
    private final PrintStream err;
    private final List<Path> trusted = new ArrayList<>();
    private Path file;

    private VerifyArchive(Path home, PrintStream out, PrintStream err) {
        this.home = home;
        this.out = out;
        this.err = err;
    }

    /** The system property {@code enlace.home} names the program's folder. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Path.of(System.getProperty("enlace.home")), out, err, arguments));
    }

    /** @return the exit status */
    static int run(Path home, PrintStream out, PrintStream err, String... arguments) throws IOException {
        return new VerifyArchive(home, out, err).run(List.of(arguments));
    }

    private int run(List<String> arguments) throws IOException {
        if (arguments.contains("--help")) {
            out.print(USAGE);
            return WHOLE;
        }
        String wrong = take(arguments);
        if (wrong != null) {
            err.println("enlace-verify: " + wrong);
            err.print(USAGE);
            return WRONG_USE;
        }
        Path work = Files.createTempDirectory("enlace-verify");
        try {
            return verify(work);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            out.println("NOT WHOLE  " + file + ": it cannot be looked through, "
                    + e.getClass().getSimpleName());
            return DAMAGED;
        } catch (IOException e) {
            err.println("enlace-verify: cannot read " + e.getMessage());
            return WRONG_USE;
        } finally {
            delete(work);
        }
    }

    private String take(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            String word = rest.remove(0);
            if (word.equals("--trust")) {
                if (rest.isEmpty()) {
                    return word + " needs a file";
                }
                trusted.add(Path.of(rest.remove(0)));
            } else if (word.startsWith("--")) {
                return "for a module archive there is no option " + word;
            } else if (file != null) {
                return "one file at a time, not also \"" + word + "\"";
            } else {
                file = Path.of(word);
            }
        }
        if (file == null) {
            return "which file?";
        }
        return Files.isRegularFile(file) && Files.isReadable(file) ? null : "there is no file " + file + " to read";
    }

    private int verify(Path work) throws IOException {
        try {
            Path added = Files.createDirectories(work.resolve("config/trust"));
            for (int i = 0; i < trusted.size(); i++) {
                X509Certificate certificate = CertificateFile.read(trusted.get(i));
                Files.writeString(added.resolve(i + ".pem"), CertificateFile.pem(certificate));
            }
        } catch (Refusal refusal) {
            err.println("enlace-verify: " + refusal.getMessage());
            return WRONG_USE;
        }
        Trust trust = new Trust(home, work, true, Clock.systemUTC());
        try (Intake intake = Intake.open(file, work, new Signatures(trust, sha256 -> false), new FeatureReader())) {
            intake.unpack(Files.createDirectory(work.resolve("unpacked")));
            ModuleFeature feature = intake.feature();
            Signer signer = intake.signer();
            out.println("WHOLE  " + file + ": " + feature.id() + " " + feature.version() + ", "
                    + feature.parts().size() + (feature.parts().size() == 1 ? " bundle" : " bundles")
                    + ", made for platform " + feature.platform());
            out.println("Signed by  " + signer.grouped() + "  " + signer.subject() + ", valid until " + signer.until());
            return WHOLE;
        } catch (Refusal refusal) {
            out.println("NOT WHOLE  " + file + ": " + refusal.getMessage());
            return DAMAGED;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
