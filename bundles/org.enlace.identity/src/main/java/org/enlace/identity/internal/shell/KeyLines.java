package org.enlace.identity.internal.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.Officers;
import org.enlace.identity.SshKey;
import org.enlace.identity.SshKeys;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code officer:key-add}, {@code key-list}, {@code key-remove}. */
final class KeyLines implements Line.Lines {
    private static final Option FILE = new Option("file", "the .pub file the key stands in", "FILE");
    private static final int LONGEST = 8_192;

    private final SshKeys keys;
    private final Names names;

    KeyLines(SshKeys keys, Names names) {
        this.keys = keys;
        this.names = names;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "key-add",
                        "lets an officer in through SSH by a public key",
                        Officers.MANAGE,
                        List.of(
                                Names.OFFICER,
                                new Parameter(
                                        "KEY", "the line of a .pub file: kind, key, what it is called", false, true)),
                        List.of(Option.JSON, FILE),
                        "officer:key-add sample.officer --file id_ed25519.pub",
                        this),
                new Line(
                        "key-list",
                        "the keys an officer comes in by through SSH",
                        Officers.READ,
                        List.of(Names.OFFICER),
                        List.of(Option.JSON),
                        "officer:key-list sample.officer",
                        this),
                new Line(
                        "key-remove",
                        "lets nobody in by a key any more",
                        Officers.MANAGE,
                        List.of(new Parameter(
                                "FINGERPRINT", "SHA256:… of the key, as officer:key-list shows it", true, false)),
                        List.of(Option.JSON),
                        "officer:key-remove SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                        this));
    }

    @Override
    public int run(String name, Invocation invocation) throws IOException {
        return switch (name) {
            case "key-add" -> add(invocation);
            case "key-list" -> list(invocation);
            case "key-remove" -> remove(invocation);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public List<String> complete(String name, Parameter parameter) {
        return parameter.equals(Names.OFFICER) ? names.officers() : List.of();
    }

    private int add(Invocation invocation) throws IOException {
        OfficerId officer = OfficerLines.officer(invocation);
        List<String> typed =
                invocation.arguments().subList(1, invocation.arguments().size());
        Optional<String> file = invocation.value(FILE);
        if (file.isPresent() != typed.isEmpty()) {
            throw new Refusal("shell.value", "Give the key either as the line of its .pub file or by --file, once");
        }
        SshKey key = keys.add(
                officer,
                file.isPresent() ? line(invocation.path(file.get())) : String.join(" ", typed),
                invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(json(key));
        } else {
            invocation
                    .out()
                    .println("\"" + officer + "\" comes in by " + key.fingerprint()
                            + " as long as a role gives shell.use; officer:info " + officer + " tells.");
            invocation.out().println("Compare it with its owner: ssh-keygen -l -f FILE.pub");
        }
        return 0;
    }

    private static String line(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("shell.value", "There is no file \"" + file + "\" that can be read");
        }
        if (Files.size(file) > LONGEST) {
            throw new Refusal(
                    "shell.value",
                    "\"" + file + "\" has " + Files.size(file) + " bytes, and a .pub file at most " + LONGEST
                            + ": name the right one");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private int list(Invocation invocation) {
        List<SshKey> all = keys.of(OfficerLines.officer(invocation), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(KeyLines::json).toList());
        } else if (all.isEmpty()) {
            invocation.out().println("No key. officer:key-add adds one.");
        } else {
            Table table = new Table("Fingerprint", "Kind", "Called", "Added", "By", "Last use");
            all.forEach(key -> table.row(
                    key.fingerprint(),
                    key.kind(),
                    key.label(),
                    invocation.moment(key.added()),
                    key.addedBy(),
                    key.lastUse().map(used -> invocation.moment(used))));
            invocation.print(table);
        }
        return 0;
    }

    private int remove(Invocation invocation) {
        String fingerprint = invocation.arguments().get(0);
        keys.remove(fingerprint, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(Map.of("removed", fingerprint));
        } else {
            invocation.out().println("Removed " + fingerprint + "; sessions by it end within five seconds.");
        }
        return 0;
    }

    private static Map<String, Object> json(SshKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fingerprint", key.fingerprint());
        json.put("officer", key.officer());
        json.put("kind", key.kind());
        json.put("label", key.label());
        json.put("addedBy", key.addedBy());
        json.put("added", key.added());
        json.put("lastUse", key.lastUse());
        return json;
    }
}
