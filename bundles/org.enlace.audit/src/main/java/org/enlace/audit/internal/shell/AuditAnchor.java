package org.enlace.audit.internal.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.proof.Canonical;
import org.enlace.audit.proof.Verify;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:anchor}: a signed head, to be kept outside the node. */
@Component(service = Command.class)
public final class AuditAnchor extends AuditCommand {
    private final AuditProofs proofs;

    @Activate
    public AuditAnchor(@Reference AuditProofs proofs) {
        super(
                "anchor",
                "sign the audit as it is now and append that to a file to keep outside the node",
                AuditProofs.VERIFY,
                "audit:anchor /media/usb/anchors.txt");
        this.proofs = proofs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("file", "the file; one line is appended, it is made when it is not there", true, false));
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Path file = invocation.path(invocation.argument(0).orElseThrow());
        String line;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            line = proofs.anchor(invocation.caller());
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException e) {
            throw OwnFile.unusable(file, "written", e);
        }
        Map<String, Object> head = Canonical.object(line);
        invocation.out().println("Anchored " + head.get("size") + " entries in " + file);
        invocation.out().println("Root      " + head.get("root"));
        invocation.out().println("Signed by " + Verify.grouped((String) head.get("signer")));
        invocation.out().println("Keep the file where nobody can reach it who can reach the node.");
        return 0;
    }
}
