package org.enlace.audit.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code bin/enlace-verify}: verifies what a node gave out, without the node. */
public final class Verify {
    private static final int WHOLE = 0;
    private static final int DAMAGED = 1;
    private static final int WRONG_USE = 2;
    private static final int SHOWN = 20;
    private static final int BEGINNING = 4_096;

    private static final String USAGE = """
            Usage: enlace-verify FILE [--anchor FILE] [--signer FINGERPRINT]

            Verifies an export or a file of anchors of an Enlace node, with nothing but the file.
              --anchor FILE         compare with heads that were kept outside the node
              --signer FINGERPRINT  signed by this key; compare it with what the node's administrator tells you
            A module archive (.zip) is verified too: enlace-verify ARCHIVE.zip [--trust CERTIFICATE]
            and a certificate (.pdf): enlace-verify CERTIFICATE.pdf [--signer FINGERPRINT] [--card FILE]
            and a court bundle (.zip): enlace-verify BUNDLE.zip [--signer FINGERPRINT]
            Exit status: 0 whole, 1 not whole (the place is named), 2 wrong use or no such file
            """;

    private final PrintStream out;
    private final PrintStream err;
    private Path file;
    private Path anchor;
    private String signer;

    private Verify(PrintStream out, PrintStream err) {
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
        return new Verify(out, err).run(List.of(arguments));
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
        while (!rest.isEmpty()) {
            String word = rest.remove(0);
            if (word.equals("--anchor") || word.equals("--signer")) {
                if (rest.isEmpty()) {
                    return word + " needs a value";
                }
                String value = rest.remove(0);
                if (word.equals("--anchor")) {
                    anchor = Path.of(value);
                } else {
                    signer = value.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
                    if (!signer.matches("[0-9a-f]{64}")) {
                        return "\"" + value + "\" is no fingerprint; it has 64 hexadecimal digits";
                    }
                }
            } else if (word.startsWith("--")) {
                return "there is no option " + word;
            } else if (file != null) {
                return "one file at a time, not also \"" + word + "\"";
            } else {
                file = Path.of(word);
            }
        }
        return file == null ? "which file?" : null;
    }

    private int verify() throws IOException {
        String kind = kind();
        if (kind.equals(Anchors.TYPE)) {
            return anchors();
        }
        if (kind.equals(ExportWriter.TYPE)) {
            return export();
        }
        out.println("NOT WHOLE  " + file + ": the first line cannot be read as an export or an anchor");
        return DAMAGED;
    }

    /** What the file says it is; a damaged one may no longer say so. */
    private String kind() throws IOException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(BEGINNING);
        }
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return first.contains(Anchors.TYPE) ? Anchors.TYPE : first.contains(ExportWriter.TYPE) ? ExportWriter.TYPE : "";
    }

    private int anchors() throws IOException {
        Findings findings = new Findings();
        List<Anchors.Anchor> all = Anchors.read(file, findings);
        List<String> keys =
                all.stream().map(each -> each.head().signer()).distinct().toList();
        expect(keys, findings);
        Anchors.Anchor last = all.isEmpty() ? null : all.get(all.size() - 1);
        return tell(
                findings,
                keys,
                all.size() + " anchors"
                        + (last == null
                                ? ""
                                : ", the last over " + last.head().size() + " entries at "
                                        + last.head().at() + ", root "
                                        + last.head().root()));
    }

    private int export() throws IOException {
        Findings findings = new Findings();
        List<Anchors.Anchor> kept = anchor == null ? List.of() : Anchors.read(anchor, findings);
        ExportCheck check = new ExportCheck(kept, findings);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            check.check(in);
        }
        expect(check.signer() == null ? List.of() : List.of(check.signer()), findings);
        Map<?, ?> about = check.about();
        String what = (check.complete() ? "the whole log" : "a part of the log, each entry proven by its head") + ": "
                + check.entries() + " entries, " + check.values() + " values, " + check.erased() + " erased, "
                + check.withheld() + " withheld, "
                + check.heads() + " heads" + compared(check)
                + "; made " + about.get("made") + " by " + about.get("by");
        return tell(findings, check.signers(), what);
    }

    /** Of a part it cannot be told whether it is of the log that was anchored. */
    private String compared(ExportCheck check) {
        if (anchor == null) {
            return "";
        }
        return check.complete()
                ? ", " + check.anchors() + " anchors compared"
                : ", no anchor compared (only the whole log can be; ask for an export of it)";
    }

    private void expect(List<String> keys, Findings findings) {
        if (signer != null && (keys.isEmpty() || keys.stream().anyMatch(key -> !key.equals(signer)))) {
            findings.add(
                    Finding.Kind.SIGNER_UNEXPECTED, Long.MIN_VALUE, keys.isEmpty() ? "nobody" : keys.get(0), signer);
        }
    }

    private int tell(Findings findings, List<String> keys, String what) {
        if (findings.count() == 0) {
            out.println("WHOLE  " + file + ": " + what);
        } else {
            List<Finding> all = findings.inOrder();
            out.println("NOT WHOLE  " + file + ": " + all.get(0).text());
            all.stream().skip(1).limit(SHOWN).forEach(each -> out.println("           " + each.text()));
            if (findings.count() > SHOWN + 1) {
                out.println("           and " + (findings.count() - SHOWN - 1) + " more");
            }
        }
        keys.forEach(key -> out.println(
                "Signed by  " + grouped(key) + (signer == null ? "  (compare with the node's fingerprint)" : "")));
        return findings.count() == 0 ? WHOLE : DAMAGED;
    }

    /** A fingerprint as people compare it: in groups of four. */
    public static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
