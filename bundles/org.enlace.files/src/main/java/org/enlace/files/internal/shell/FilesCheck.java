package org.enlace.files.internal.shell;

import java.util.List;
import org.enlace.files.Files;
import org.enlace.files.internal.FileChecks;
import org.enlace.files.internal.FileChecks.Checked;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code files:check}: decrypts everything and compares the hashes. */
@Component(service = Command.class)
public final class FilesCheck extends FilesCommand {
    private final FileChecks checks;

    @Activate
    public FilesCheck(@Reference FileChecks checks) {
        super(
                "check",
                "decrypt every file, compare its hash, and name what was altered or is missing",
                Files.CHECK,
                "files:check");
        this.checks = checks;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("file", "only this one", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        RecordId one = invocation.argument(0).map(RecordId::parse).orElse(null);
        Checked checked = checks.check(one, invocation.progress(), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(checked);
            return checked.whole() ? 0 : 1;
        }
        invocation
                .out()
                .printf(
                        "%s: %d contents, %d bytes%n",
                        checked.whole() ? "Whole" : "NOT WHOLE", checked.contents(), checked.bytes());
        checked.problems().forEach(problem -> invocation
                .out()
                .println("    content " + problem.content() + " (" + problem.sha256() + "): " + problem.what()));
        if (!checked.whole()) {
            invocation
                    .out()
                    .println("Restore what is named from a backup: the folder files and the database together.");
        }
        return checked.whole() ? 0 : 1;
    }
}
