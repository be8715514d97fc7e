package org.enlace.files.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.files.Hold;
import org.enlace.files.StoredFile;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.NamedCommand;

/** What the commands {@code files:*} have in common. */
abstract class FilesCommand extends NamedCommand {
    static final Parameter FILE = new Parameter("file", "the id of the file, as files:list shows it", true, false);
    static final Option REASON = new Option("reason", "why, 5 to 500 characters; stays in the audit", "TEXT");

    FilesCommand(String name, String summary, Permission permission, String example) {
        super("files", name, summary, permission, example);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(FILE);
    }

    @Override
    public List<Option> options() {
        return List.of(REASON, Option.JSON);
    }

    static String reason(Invocation invocation) {
        return invocation
                .value(REASON)
                .orElseThrow(() -> new Refusal("files.reason-length", "--reason is missing; say why"));
    }

    /** Without the name, which is content. */
    static Map<String, Object> json(StoredFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", file.id());
        json.put("version", file.version());
        json.put("use", file.owner().use());
        json.put("record", file.owner().record());
        json.put("size", file.content().size());
        json.put("sha256", file.content().sha256());
        json.put("mediaType", file.content().mediaType());
        json.put("state", file.content().state().token());
        json.put("added", file.added().at());
        json.put("addedBy", file.added().officer());
        json.put("removed", file instanceof StoredFile.Removed);
        json.put("keepUntil", file.keepUntil());
        json.put("held", file.holds().stream().anyMatch(Hold::standing));
        return json;
    }

    static void tell(StoredFile file, String done, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            invocation.json(json(file));
        } else {
            invocation.out().println(done);
        }
    }
}
