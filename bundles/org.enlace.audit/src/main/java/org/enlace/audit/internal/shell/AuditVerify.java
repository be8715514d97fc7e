package org.enlace.audit.internal.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.Verified;
import org.enlace.audit.proof.Finding;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:verify}: goes through the whole log. */
@Component(service = Command.class)
public final class AuditVerify extends AuditCommand {
    private static final Option ANCHOR = new Option("anchor", "compare with heads kept outside the node", "FILE");

    private final AuditProofs proofs;

    @Activate
    public AuditVerify(@Reference AuditProofs proofs) {
        super(
                "verify",
                "verify the whole audit; fails and names the place when anything was altered",
                AuditProofs.VERIFY,
                "audit:verify --anchor /media/usb/anchors.txt");
        this.proofs = proofs;
    }

    @Override
    public List<Option> options() {
        return List.of(ANCHOR, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Verified verified;
        if (invocation.value(ANCHOR).isPresent()) {
            Path file = invocation.path(invocation.value(ANCHOR).get());
            try (BufferedReader anchors = Files.newBufferedReader(file)) {
                verified = proofs.verify(anchors, invocation.progress(), invocation.caller());
            } catch (IOException e) {
                throw OwnFile.unusable(file, "read", e);
            }
        } else {
            verified = proofs.verify(null, invocation.progress(), invocation.caller());
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(json(verified));
        } else {
            say(verified, invocation);
        }
        return verified.whole() ? 0 : 1;
    }

    private static void say(Verified verified, Invocation invocation) {
        long seconds = Math.max(1, verified.took().toSeconds());
        invocation
                .out()
                .printf(
                        "%s: %d entries, %d values, %d erased, %d heads, %d anchors, in %d s%n",
                        verified.whole() ? "Whole" : "NOT WHOLE",
                        verified.entries(),
                        verified.values(),
                        verified.erased(),
                        verified.heads(),
                        verified.anchors(),
                        seconds);
        verified.findings().forEach(finding -> invocation.out().println("    " + finding.text()));
        if (verified.count() > verified.findings().size()) {
            invocation
                    .out()
                    .println(
                            "    and " + (verified.count() - verified.findings().size()) + " more");
        }
        if (verified.whole() && verified.anchors() == 0) {
            invocation
                    .out()
                    .println(
                            "Only an anchor kept outside the node shows a log that was cut or written anew: --anchor FILE");
        }
    }

    private static Map<String, Object> json(Verified verified) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("whole", verified.whole());
        json.put("entries", verified.entries());
        json.put("values", verified.values());
        json.put("erased", verified.erased());
        json.put("heads", verified.heads());
        json.put("anchors", verified.anchors());
        json.put("milliseconds", verified.took().toMillis());
        json.put("count", verified.count());
        json.put("findings", verified.findings().stream().map(AuditVerify::json).toList());
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", finding.kind().word());
        json.put("place", finding.place());
        json.put("text", finding.text());
        return json;
    }
}
