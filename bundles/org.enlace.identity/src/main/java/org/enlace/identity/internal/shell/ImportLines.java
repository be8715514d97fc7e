package org.enlace.identity.internal.shell;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.OfficerImport.Outcome;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Profile;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code officer:import}: accounts from a table, and for each new one the link by which its officer chooses a password. */
final class ImportLines implements Line.Lines {
    private static final Option DRY_RUN = new Option("dry-run", "only tell what would be done", "");
    private static final Option LINKS =
            new Option("links", "write the links of new accounts into this new file instead of printing them", "FILE");
    private static final Option SEND =
            new Option("send", "mail new officers their link, where there is an address", "");
    private static final Texts TEXTS = Texts.of(ImportLines.class);

    private final Officers officers;
    private final Address address;
    private final Mail mail;

    ImportLines(Officers officers, Address address, Mail mail) {
        this.officers = officers;
        this.address = address;
        this.mail = mail;
    }

    /** A new account's link, and what became of it. */
    private record Invited(OfficerImport.Line line, Profile profile, OneTimeLink link, String whole, boolean sent) {}

    List<Command> all() {
        return List.of(new Line(
                "import",
                "makes and changes accounts from a CSV or XLSX file, and links for the new ones",
                Officers.MANAGE,
                List.of(new Parameter("FILE", "officer,name,unit,rank,language,zone,roles[,email]", true, false)),
                List.of(Option.JSON, DRY_RUN, LINKS, SEND),
                "officer:import officers.csv --dry-run",
                this));
    }

    @Override
    public List<String> complete(String name, Parameter parameter) {
        return List.of();
    }

    @Override
    public int run(String name, Invocation invocation) throws IOException {
        Path file = invocation.path(invocation.arguments().get(0));
        if (!Files.isReadable(file)) {
            throw new Refusal("shell.value", "There is no file \"" + file + "\" that can be read");
        }
        Optional<Path> links = invocation.value(LINKS).map(invocation::path);
        requirePossible(invocation, links);
        OfficerImport done;
        try (InputStream in = Files.newInputStream(file)) {
            done = invocation.has(DRY_RUN)
                    ? officers.plan(in, invocation.caller())
                    : officers.run(in, invocation.caller());
        }
        Map<OfficerImport.Line, Invited> invited = new LinkedHashMap<>();
        if (!invocation.has(DRY_RUN)) {
            done.lines().stream()
                    .filter(line -> line.outcome() == Outcome.CREATE)
                    .forEach(line -> invited.put(line, invite(line, invocation)));
        }
        if (links.isPresent() && !invited.isEmpty()) {
            export(links.get(), List.copyOf(invited.values()));
        }
        tell(done, invited, links, invocation);
        return done.count(Outcome.REFUSED) == 0 ? 0 : 1;
    }

    /** Before anything is made: what keeps the links from getting where they are wanted. */
    private void requirePossible(Invocation invocation, Optional<Path> links) {
        if (links.isPresent() && Files.exists(links.get())) {
            throw new Refusal(
                    "shell.value", "There is a file \"" + links.get() + "\" already; name one for --links that is new");
        }
        if (links.isPresent() && !Files.isWritable(links.get().toAbsolutePath().getParent())) {
            throw new Refusal(
                    "shell.value", "\"" + links.get() + "\" cannot be written; name another place for --links");
        }
        if (invocation.has(SEND) && (!mail.configured() || mail.link("/").isEmpty())) {
            throw new Refusal(
                    "shell.value",
                    "--send needs a mail server, and the address by which officers open this node: set \"host\" and"
                            + " \"address\" of org.enlace.mail, or leave --send out and hand the links over");
        }
    }

    private Invited invite(OfficerImport.Line line, Invocation invocation) {
        OfficerId id = new OfficerId(line.officer());
        OneTimeLink link = officers.invite(id, invocation.caller());
        Profile profile = officers.find(id, invocation.caller()).profile();
        String whole = address.of(link);
        boolean sent = invocation.has(SEND)
                && profile.email().isPresent()
                && mail.send(letter(profile, id, whole, invocation.moment(link.until())));
        return new Invited(line, profile, link, whole, sent);
    }

    private static Letter letter(Profile profile, OfficerId id, String link, String until) {
        Language language = profile.language();
        return new Letter(
                profile.email().orElseThrow(),
                TEXTS.get(language, "letter.invitation.subject"),
                TEXTS.get(language, "letter.invitation.text", profile.name(), id.value(), link, until));
    }

    /** Whoever reads the file has the accounts: it is its owner's alone. */
    private static void export(Path file, List<Invited> invited) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("officer", "name", "email", "link", "until", "sent");
            for (Invited one : invited) {
                csv.writeRecord(
                        one.line().officer(),
                        one.profile().name(),
                        one.profile().email().map(Object::toString).orElse(""),
                        one.whole(),
                        one.link().until().toString(),
                        one.sent() ? "yes" : "no");
            }
        }
    }

    private void tell(
            OfficerImport done, Map<OfficerImport.Line, Invited> invited, Optional<Path> links, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            invocation.json(done.lines().stream()
                    .map(line -> json(line, Optional.ofNullable(invited.get(line)), links.isEmpty()))
                    .toList());
            return;
        }
        Table table = new Table("Line", "Officer", "Outcome", "Why");
        done.lines()
                .forEach(line -> table.row(
                        line.number(),
                        line.officer(),
                        line.outcome().name().toLowerCase(Locale.ROOT),
                        line.refusal().map(Refusal::getMessage)));
        invocation.print(table);
        if (invited.isEmpty()) {
            return;
        }
        long sent = invited.values().stream().filter(Invited::sent).count();
        if (sent > 0) {
            invocation.out().println("Mailed to " + sent + " of " + invited.size() + " new officers.");
        }
        if (links.isPresent()) {
            invocation
                    .out()
                    .println("The links by which new officers choose a password, once, are in " + links.get()
                            + ". Hand each to its officer alone, then delete the file.");
        } else if (sent < invited.size()) {
            invocation
                    .out()
                    .println("With these links new officers choose a password, once. Hand each to its officer alone:");
            invited.values().stream()
                    .filter(one -> !one.sent())
                    .forEach(one -> invocation.out().println(one.line().officer() + "  " + one.whole()));
        }
    }

    private static Map<String, Object> json(OfficerImport.Line line, Optional<Invited> invited, boolean printed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", line.number());
        json.put("officer", line.officer());
        json.put("outcome", line.outcome().name().toLowerCase(Locale.ROOT));
        json.put("code", line.refusal().map(Refusal::code));
        json.put("message", line.refusal().map(Refusal::getMessage));
        json.put("link", invited.filter(one -> printed && !one.sent()).map(Invited::whole));
        json.put("until", invited.map(one -> one.link().until()));
        json.put("sent", invited.map(Invited::sent).orElse(false));
        return json;
    }
}
