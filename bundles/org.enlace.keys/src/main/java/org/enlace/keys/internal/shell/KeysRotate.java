package org.enlace.keys.internal.shell;

import java.util.List;
import java.util.Map;
import org.enlace.keys.Keys.Signer;
import org.enlace.keys.internal.NodeKeys;
import org.enlace.platform.Audit;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code keys:rotate}: another key signs from now on; what the former ones signed can still be checked. */
@Component
public final class KeysRotate implements Command {
    private final NodeKeys keys;
    private final Audit audit;

    @Activate
    public KeysRotate(@Reference NodeKeys keys, @Reference Audit audit) {
        this.keys = keys;
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
        return List.of();
    }

    @Override
    public String example() {
        return "keys:rotate";
    }

    @Override
    public int run(Invocation invocation) {
        Signer former = keys.signer();
        Careful.change(audit, "keys.rotate", invocation.caller(), Map.of("former", former.id()), keys::rotate);
        invocation.out().println("The node signs with " + keys.signer().id() + " from now on.");
        invocation.out().println("Before it signed with " + former.id() + ", whose private key is destroyed.");
        invocation.out().println("Tell the new fingerprint to whoever compares it; back up the keystore.");
        return 0;
    }
}
