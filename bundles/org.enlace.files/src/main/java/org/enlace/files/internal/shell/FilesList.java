package org.enlace.files.internal.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.files.Files;
import org.enlace.files.Files.Usage;
import org.enlace.files.StoredFile;
import org.enlace.files.internal.FileChecks;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code files:list}: what is stored, without names, and how much room it takes. */
@Component(service = Command.class)
public final class FilesList extends FilesCommand {
    private static final Option AFTER = new Option("after", "go on behind this file", "ID");
    private static final Option MOST = new Option("most", "list at most so many, 1 to 1000; 100 otherwise", "NUMBER");

    private final Files files;
    private final FileChecks checks;

    @Activate
    public FilesList(@Reference Files files, @Reference FileChecks checks) {
        super("list", "the stored files, oldest first, and the room they take", Files.CHECK, "files:list --most 20");
        this.files = files;
        this.checks = checks;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(AFTER, MOST, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        RecordId after = invocation.value(AFTER).map(RecordId::parse).orElse(null);
        List<StoredFile> all = checks.all(after, most(invocation), invocation.caller());
        Usage usage = files.usage(invocation.caller());
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            List<Object> each = new ArrayList<>();
            all.forEach(file -> each.add(json(file)));
            json.put("files", each);
            json.put("usage", usage);
            invocation.json(json);
            return 0;
        }
        Table table = new Table("File", "Use", "Record", "Bytes", "Type", "State", "Added");
        for (StoredFile file : all) {
            String state = file.content().state().token()
                    + (file instanceof StoredFile.Removed ? ", removed" : "")
                    + (file.held() ? ", held" : "");
            table.row(
                    file.id(),
                    file.owner().use(),
                    file.owner().record(),
                    file.content().size(),
                    file.content().mediaType(),
                    state,
                    invocation.moment(file.added().at()));
        }
        if (!table.isEmpty()) {
            invocation.print(table);
        }
        invocation
                .out()
                .printf(
                        "%d files, %d contents, %d on their way, %d waiting for the scanner; %d of %d bytes%n",
                        usage.files(),
                        usage.contents(),
                        usage.uploads(),
                        usage.waiting(),
                        usage.bytes(),
                        usage.quota());
        return 0;
    }

    private static int most(Invocation invocation) {
        String text = invocation.value(MOST).orElse("100");
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 1_000) {
            throw new Refusal("files.most", "--most is a whole number from 1 to 1000, not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
