package org.enlace.keys.internal.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlace.keys.internal.NodeKeys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code keys:passphrase}: the same keys under another passphrase. */
@Component
public final class KeysPassphrase implements Command {
    private static final Option RANDOM =
            new Option("random", "a random one, which the node keeps in keys/passphrase of its data folder", "");

    private final NodeKeys keys;
    private final Audit audit;

    @Activate
    public KeysPassphrase(@Reference NodeKeys keys, @Reference Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @Override
    public String scope() {
        return "keys";
    }

    @Override
    public String name() {
        return "passphrase";
    }

    @Override
    public String summary() {
        return "encrypt the keystore with another passphrase";
    }

    @Override
    public Permission permission() {
        return new Permission("keys.manage");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("FILE", "a file whose first line is the new passphrase", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(RANDOM);
    }

    @Override
    public String example() {
        return "keys:passphrase /media/usb/enlace-passphrase";
    }

    @Override
    public int run(Invocation invocation) {
        Optional<Path> file = invocation.argument(0).map(invocation::path);
        if (file.isPresent() == invocation.has(RANDOM)) {
            throw new Refusal(
                    "keys.which-passphrase",
                    "keys:passphrase takes either FILE, whose first line is the new passphrase, or --random");
        }
        Careful.change(
                audit,
                Act.done("keys.passphrase", invocation.caller()).code("kind", file.isPresent() ? "given" : "random"),
                () -> keys.changePassphrase(file));
        if (file.isPresent()) {
            invocation.out().println("The keystore is encrypted with the passphrase in " + file.get() + ".");
            invocation
                    .out()
                    .println("From the next start on the node needs ENLACE_KEYS_PASSPHRASE_FILE=" + file.get()
                            + ", or bin/enlace run on a terminal asks for it.");
        } else {
            invocation.out().println("The keystore is encrypted with a random passphrase, kept beside it.");
            invocation
                    .out()
                    .println("Unset ENLACE_KEYS_PASSPHRASE_FILE and ENLACE_KEYS_PASSPHRASE before the next start.");
        }
        invocation.out().println("Backups made before need the former passphrase.");
        return 0;
    }
}
