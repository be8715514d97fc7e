package org.enlace.keys.internal.shell;

import java.util.List;
import org.enlace.keys.AgreementKeys;
import org.enlace.keys.Keys.Signer;
import org.enlace.keys.internal.NodeAgreements;
import org.enlace.keys.internal.NodeKeys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code keys:rotate}: another key signs from now on, or is sealed to; what the former ones did can still be read. */
@Component
public final class KeysRotate implements Command {
    private static final Option AGREEMENT =
            new Option("agreement", "the key that others seal to, in place of the one that signs", "");

    private final NodeKeys keys;
    private final NodeAgreements agreements;
    private final Audit audit;

    @Activate
    public KeysRotate(@Reference NodeKeys keys, @Reference NodeAgreements agreements, @Reference Audit audit) {
        this.keys = keys;
        this.agreements = agreements;
        this.audit = audit;
    }

    @Override
    public String scope() {
        return "keys";
    }

    @Override
    public String name() {
        return "rotate";
    }

    @Override
    public String summary() {
        return "put a new signing key in force; what the former ones signed can still be checked";
    }

    @Override
    public Permission permission() {
        return new Permission("keys.manage");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(AGREEMENT);
    }

    @Override
    public String example() {
        return "keys:rotate";
    }

    @Override
    public int run(Invocation invocation) {
        if (invocation.has(AGREEMENT)) {
            return agreement(invocation);
        }
        Signer former = keys.signer();
        Careful.change(audit, Act.done("keys.rotate", invocation.caller()).code("former", former.id()), keys::rotate);
        invocation.out().println("The node signs with " + keys.signer().id() + " from now on.");
        invocation.out().println("Before it signed with " + former.id() + ", whose private key is destroyed.");
        invocation.out().println("Tell the new fingerprint to whoever compares it; back up the keystore.");
        invocation
                .out()
                .println("Give the new card (node:card FILE) to every peer, who takes it with peer:rotate FILE.");
        return 0;
    }

    private int agreement(Invocation invocation) {
        String former = agreements.agreement().id();
        Careful.change(
                audit,
                Act.done("keys.rotate-agreement", invocation.caller()).code("former", former),
                agreements::rotate);
        invocation.out().println("Others seal to " + agreements.agreement().id() + " from now on.");
        invocation
                .out()
                .println("What was sealed to " + former + " is still opened for " + AgreementKeys.KEPT.toDays()
                        + " days.");
        invocation
                .out()
                .println("Give the new card (node:card FILE) to every peer, who takes it with peer:rotate FILE.");
        return 0;
    }
}
