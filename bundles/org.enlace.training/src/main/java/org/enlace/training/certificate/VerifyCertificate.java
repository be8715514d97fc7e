package org.enlace.training.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** {@code bin/enlace-verify FILE.pdf}: verifies a certificate without any node, with nothing but the file and Java. */
public final class VerifyCertificate {
    private static final int WHOLE = 0;
    private static final int DAMAGED = 1;
    private static final int WRONG_USE = 2;

    private static final String USAGE = """
            Usage: enlace-verify CERTIFICATE.pdf [--signer FINGERPRINT] [--card FILE]

            Verifies a certificate of an Enlace node: every byte is as the node signed it. Whoever forges one signs it with a key of
            their own, so say whose key it has to be:
              --signer FINGERPRINT  of the node's key, as the node's administrator tells it to you
              --card FILE           the public card of the node; its former keys count too
            Whether it was revoked meanwhile only the node tells, at the address in the certificate.
            Exit status: 0 whole, 1 not whole or of another key (the reason is named), 2 wrong use or no such file
            """;

    private final PrintStream out;
    private final PrintStream err;
    private Path file;
    private Path card;
    private String signer;

    private VerifyCertificate(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** @return the exit status */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new VerifyCertificate(out, err).run(List.of(arguments));
    }

    private int run(List<String> arguments) {
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
        try {
            return verify();
        } catch (IOException e) {
            err.println("enlace-verify: cannot read " + e.getMessage());
            return WRONG_USE;
        }
    }

    private String take(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        try {
            while (!rest.isEmpty()) {
                String word = rest.remove(0);
                if (word.equals("--signer") || word.equals("--card")) {
                    if (rest.isEmpty()) {
                        return word + " needs a value";
                    }
                    String value = rest.remove(0);
                    if (word.equals("--card")) {
                        card = Path.of(value);
                    } else {
                        signer = value.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
                        if (!signer.matches("[0-9a-f]{64}")) {
                            return "\"" + value + "\" is no fingerprint; it has 64 hexadecimal digits";
                        }
                    }
                } else if (word.startsWith("--")) {
                    return "for a certificate there is no option " + word;
                } else if (file != null) {
                    return "one file at a time, not also \"" + word + "\"";
                } else {
                    file = Path.of(word);
                }
            }
        } catch (InvalidPathException e) {
            return "\"" + e.getInput() + "\" is no name of a file";
        }
        return file == null ? "which file?" : null;
    }

    private int verify() throws IOException {
        NodeCard known = null;
        if (card != null) {
            try {
                known = NodeCard.read(new String(beginning(card), StandardCharsets.UTF_8));
            } catch (NotWhole e) {
                err.println("enlace-verify: the card " + card + " is of no use: " + e.getMessage());
                return WRONG_USE;
            }
        }
        SealedPdf.Reading reading;
        try {
            long size = Files.size(file);
            if (size > SealedPdf.LARGEST) {
                throw SealedPdf.tooLarge(size);
            }
            reading = SealedPdf.read(beginning(file));
            expect(reading, known);
        } catch (NotWhole e) {
            out.println("NOT WHOLE  " + file + ": " + e.getMessage());
            return DAMAGED;
        }
        tell(reading, known);
        return WHOLE;
    }

    /** Not more of it than a certificate can have, and one byte, so that more is seen. */
    private static byte[] beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(SealedPdf.LARGEST + 1);
        }
    }

    private void expect(SealedPdf.Reading reading, NodeCard known) throws NotWhole {
        if (signer != null && !signer.equals(reading.signer())) {
            throw new NotWhole("it is signed by another key, " + grouped(reading.signer())
                    + ", not by the one you named: a forgery, or another node's");
        }
        if (known != null && !known.knows(reading.key())) {
            throw new NotWhole("it is signed by another key, " + grouped(reading.signer())
                    + ", which the card does not know: a forgery, another node's, or the card is too old");
        }
        if (known != null && !known.country().equals(reading.claims().get("issuer"))) {
            throw new NotWhole("it says that it is of " + reading.claims().get("issuer") + ", and the card is of "
                    + known.country());
        }
    }

    private void tell(SealedPdf.Reading reading, NodeCard known) {
        SortedMap<String, String> says = reading.claims();
        out.println("WHOLE  " + file + ": certificate " + line(says, "number") + " of " + line(says, "issuer")
                + ", issued " + line(says, "issued"));
        out.println("For        " + line(says, "name") + " (" + line(says, "country") + ")");
        out.println("Title      " + line(says, "title") + ", " + line(says, "from") + " to " + line(says, "until"));
        out.println("Organiser  " + line(says, "organiser"));
        out.println("Revoked?   " + line(says, "address"));
        out.println("Signed by  " + grouped(reading.signer())
                + (signer == null && known == null
                        ? "  (compare with the node's fingerprint: a forgery has another)"
                        : ""));
    }

    /** A text of the file as a line of the screen: nothing in it moves the cursor. */
    private static String line(SortedMap<String, String> says, String name) {
        return says.getOrDefault(name, "?").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    /** A fingerprint as people compare it: in groups of four. */
    static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
