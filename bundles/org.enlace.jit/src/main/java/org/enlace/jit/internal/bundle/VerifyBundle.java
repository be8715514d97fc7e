package org.enlace.jit.internal.bundle;

import java.io.BufferedInputStream;
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
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.internal.bundle.BundleCheck.Finding;
import org.enlace.jit.internal.bundle.BundleCheck.Result;
import org.enlace.jit.work.Use;

/** {@code bin/enlace-verify FILE.zip}: verifies a court bundle without any node, with nothing but the file and Java. */
public final class VerifyBundle {
    private static final int WHOLE = 0;
    private static final int DAMAGED = 1;
    private static final int WRONG_USE = 2;
    private static final int SHOWN = 50;

    private static final String USAGE = """
            Usage: enlace-verify BUNDLE.zip [--signer FINGERPRINT]

            Verifies a court bundle of an Enlace node: every byte is as the node wrote it, nothing is missing and nothing is added,
            every event of every chain of custody is sealed by a node and none is left out, every signature under the agreement
            covers its text, every time stamp is about an event of its chain, and every entry of the audit stands in the log. Whether
            files of items are named by their chains is told. Who stamped is for openssl to say; the line to type is shown. Whoever forges one signs it with a key of their own, so say
            whose key it has to be:
              --signer FINGERPRINT  of the node's key, as the country's authority tells it to you
            What a bundle in CMS (.zip.cms) holds is looked at once it is opened with "openssl cms -decrypt".
            Exit status: 0 whole, 1 not whole or of another key (each place is named), 2 wrong use or no such file
            """;

    private final PrintStream out;
    private final PrintStream err;
    private Path file;
    private String signer;

    private VerifyBundle(PrintStream out, PrintStream err) {
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
        return new VerifyBundle(out, err).run(List.of(arguments));
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
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return tell(BundleCheck.of(in));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            out.println("NOT WHOLE  " + plain(String.valueOf(file)) + ": it cannot be looked through, "
                    + e.getClass().getSimpleName());
            return DAMAGED;
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
                if (word.equals("--signer")) {
                    if (rest.isEmpty()) {
                        return word + " needs a value";
                    }
                    String value = rest.remove(0);
                    signer = value.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
                    if (!signer.matches("[0-9a-f]{64}")) {
                        return "\"" + value + "\" is no fingerprint; it has 64 hexadecimal digits";
                    }
                } else if (word.startsWith("--")) {
                    return "for a court bundle there is no option " + word;
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

    private int tell(Result result) {
        List<Finding> wrong = new ArrayList<>(result.findings());
        if (signer != null && !result.signer().equals(java.util.Optional.of(signer))) {
            wrong.add(
                    0,
                    new Finding(
                            "SHA256SUMS.sig",
                            "it is of another key than the one you named: a forgery, or another node's"));
        }
        if (wrong.isEmpty()) {
            out.println("WHOLE  " + plain(String.valueOf(file)) + ": " + result.members() + " members, "
                    + result.bytes() + " bytes");
        } else {
            out.println("NOT WHOLE  " + plain(String.valueOf(file)) + ": " + line(wrong.get(0)));
            wrong.stream().skip(1).limit(SHOWN).forEach(one -> out.println("           " + line(one)));
            if (wrong.size() > SHOWN + 1) {
                out.println("           and " + (wrong.size() - SHOWN - 1) + " more");
            }
        }
        result.manifest().ifPresent(this::tell);
        out.println(
                "Checked    the container byte for byte; SHA256SUMS and its signature; the manifest; " + result.events()
                        + " events of chains of custody; " + result.signatures() + " signatures under the agreement; "
                        + result.entries() + " entries of the audit with their proofs");
        out.println("Files      " + result.files() + " of items, of which " + result.named()
                + " are named by their chain with their SHA-256");
        result.remarks().stream().limit(SHOWN).forEach(one -> out.println("Ask about  " + line(one)));
        if (result.remarks().size() > SHOWN) {
            out.println("           and " + (result.remarks().size() - SHOWN) + " more");
        }
        result.stamps().stream().limit(SHOWN).forEach(this::stamped);
        if (result.stamps().size() > SHOWN) {
            out.println("           and " + (result.stamps().size() - SHOWN) + " more");
        }
        result.signer()
                .ifPresent(key -> out.println("Signed by  " + grouped(key)
                        + (signer == null
                                ? "  (compare with the fingerprint that the country's authority tells you)"
                                : "")));
        result.sealers().forEach((key, countries) -> {
            if (!countries.isEmpty()) {
                out.println("Sealed by  " + grouped(key) + "  " + plain(String.join(", ", countries))
                        + (result.signer().equals(java.util.Optional.of(key))
                                ? ""
                                : "  (compare with what the authority of that country tells you)"));
            }
        });
        return wrong.isEmpty() ? WHOLE : DAMAGED;
    }

    private void stamped(BundleCheck.Stamped one) {
        String path = one.path().substring(0, one.path().length() - Layout.STAMP.length());
        out.println("Stamped    " + plain(one.item()) + ", event " + one.event() + ", " + one.at()
                + " as the stamp says; by whom: openssl ts -verify -data " + plain(path) + Layout.STAMPED + " -in "
                + plain(path) + Layout.STAMP + " -CAfile " + plain(path) + Layout.TRUSTED);
    }

    private void tell(Manifest manifest) {
        out.println("Says       of the team " + plain(manifest.named()) + ", by the node of " + manifest.country()
                + ", for " + plain(manifest.court()) + ", " + plain(manifest.reference()) + ", made "
                + manifest.made()
                + manifest.use().map(use -> ", used for " + use.token()).orElse(""));
        manifest.items()
                .forEach(item -> out.println("Item       " + plain(item.number()) + ", " + item.events()
                        + " events, handling "
                        + String.join(
                                " ",
                                item.handling().codes().stream().map(Enum::name).toList())
                        + (item.uses().isEmpty() ? "" : ", allowed for " + String.join(" ", Use.tokens(item.uses())))
                        + (item.translations().isEmpty()
                                ? ""
                                : ", " + item.translations().size() + " translations")));
    }

    private static String line(Finding finding) {
        return plain(finding.place() + ": " + finding.what());
    }

    /** A text of the file as a line of the screen: nothing in it moves the cursor. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    /** A fingerprint as people compare it: in groups of four. */
    static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
