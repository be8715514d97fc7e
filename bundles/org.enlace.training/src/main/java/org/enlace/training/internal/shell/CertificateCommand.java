package org.enlace.training.internal.shell;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.enlace.training.Trainings;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Standing;
import org.enlace.training.internal.CertificateBundle;
import org.enlace.training.internal.CertificateOffice;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code training:certificate}: lists the certificates of a series, gives those that are due, revokes one, writes all as files. */
@Component(service = Command.class)
public final class CertificateCommand implements Command {
    private static final Parameter ACT = new Parameter("ACT", "list, issue, revoke or export", true, false);
    private static final Parameter RECORD =
            new Parameter("ID", "of the series; to revoke: of the certificate", true, false);
    private static final Parameter FOLDER =
            new Parameter("FOLDER", "to export: an empty folder, which the node's user may write to", false, false);
    private static final Option REASON =
            new Option("reason", "to revoke: issued-in-error, not-fulfilled, annulled or misuse", "REASON");
    private static final Option NOTE = new Option("note", "to revoke: for whoever organises", "TEXT");
    private static final Option ADDRESS = new Option(
            "address", "to export: by which people open this node; else the one configured for mail", "ADDRESS");

    private final ComponentServiceObjects<CertificateOffice> offices;

    @Activate
    public CertificateCommand(
            @Reference(service = CertificateOffice.class) ComponentServiceObjects<CertificateOffice> offices) {
        this.offices = offices;
    }

    @Override
    public String scope() {
        return "training";
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public String summary() {
        return "list, issue, revoke or export certificates";
    }

    @Override
    public Permission permission() {
        return Trainings.ORGANISE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(ACT, RECORD, FOLDER);
    }

    @Override
    public List<Option> options() {
        return List.of(REASON, NOTE, ADDRESS, Option.JSON);
    }

    @Override
    public String example() {
        return "training:certificate list 01935f6e-0000-7000-8000-000000000001 --json";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return parameter.equals(ACT) ? List.of("list", "issue", "revoke", "export") : List.of();
    }

    @Override
    public int run(Invocation invocation) {
        CertificateOffice office = offices.getService();
        try {
            RecordId record = RecordId.parse(invocation.arguments().get(1));
            String act = invocation.arguments().get(0);
            switch (act) {
                case "list" -> list(office, record, invocation);
                case "issue" -> issue(office, record, invocation);
                case "revoke" -> revoke(office, record, invocation);
                case "export" -> export(office, record, invocation);
                default ->
                    throw new Refusal(
                            "training.certificate-act",
                            "\"" + act + "\" is nothing to do with certificates; use list, issue, revoke or export",
                            act);
            }
            return 0;
        } finally {
            offices.ungetService(office);
        }
    }

    private static void list(CertificateOffice office, RecordId series, Invocation invocation) {
        List<Standing> all = office.series().standings(series, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(CertificateCommand::json).toList());
            return;
        }
        Table table = new Table("Name", "Country", "Attended", "Stands", "Certificate", "Id");
        all.forEach(one -> table.row(
                one.nomination().person().name(),
                one.nomination().person().country(),
                one.attendance().attended() + "/" + one.attendance().held(),
                stands(one),
                one.certificate().map(that -> that.number().toString()).orElse(""),
                one.certificate().map(that -> that.id().toString()).orElse("")));
        invocation.print(table);
    }

    private static String stands(Standing standing) {
        List<String> words = new ArrayList<>();
        standing.certificate().ifPresent(one -> words.add(one.state().token()));
        if (standing.due()) {
            words.add("due");
        }
        standing.lacks().stream()
                .sorted()
                .forEach(lack -> words.add("lacks " + lack.name().toLowerCase(java.util.Locale.ROOT)));
        return String.join(", ", words);
    }

    private static Map<String, Object> json(Standing standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nomination", standing.nomination().id().toString());
        json.put("name", standing.nomination().person().name());
        json.put("country", standing.nomination().person().country().value());
        json.put("held", standing.attendance().held());
        json.put("attended", standing.attendance().attended());
        json.put(
                "lacks",
                standing.lacks().stream()
                        .sorted()
                        .map(lack -> lack.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
        json.put("due", standing.due());
        standing.certificate().ifPresent(one -> {
            json.put("certificate", one.id().toString());
            json.put("number", one.number().toString());
            json.put("state", one.state().token());
        });
        return json;
    }

    private static void issue(CertificateOffice office, RecordId series, Invocation invocation) {
        int issued = office.series().issueAll(series, invocation.caller());
        tell(invocation, "issued", issued, "Issued " + issued + " certificates.");
    }

    private static void revoke(CertificateOffice office, RecordId id, Invocation invocation) {
        Certificates all = office.certificates();
        Certificate.Reason reason =
                Certificate.Reason.of(invocation.value(REASON).orElse(""));
        String note = invocation.value(NOTE).orElse("");
        Caller caller = invocation.caller();
        Certificate revoked = all.revoke(id, all.find(id, caller).version(), reason, note, caller);
        tell(invocation, "revoked", revoked.number().toString(), "Revoked " + revoked.number() + ".");
    }

    private static void export(CertificateOffice office, RecordId series, Invocation invocation) {
        String typed = invocation.argument(2).orElse("");
        Path folder = invocation.path(typed.isEmpty() ? "." : typed);
        requireEmpty(folder);
        URI node = address(office, invocation);
        CertificateBundle bundle = office.bundle();
        List<Certificate.Valid> all = bundle.begin(series, invocation.caller());
        int[] done = {0};
        bundle.make(all, node, (name, pdf) -> {
            invocation.progress().at("Writing " + name, done[0], all.size());
            try {
                Files.write(folder.resolve(name), pdf);
            } catch (IOException e) {
                throw unusable(folder, "the node's user cannot write there (" + e.getMessage() + ")");
            }
            done[0]++;
        });
        invocation.progress().at("Written", all.size(), all.size());
        tell(invocation, "written", done[0], "Wrote " + done[0] + " certificates into " + folder + ".");
    }

    private static void requireEmpty(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw unusable(folder, "there is something in it");
            }
        } catch (IOException e) {
            throw unusable(folder, "there is no such folder to read");
        }
    }

    private static Refusal unusable(Path folder, String why) {
        return new Refusal(
                "training.certificate-folder",
                "\"" + folder + "\" cannot be used: " + why + "; name a folder that is there and empty",
                folder.toString(),
                why);
    }

    private static URI address(CertificateOffice office, Invocation invocation) {
        Optional<URI> said = invocation
                .value(ADDRESS)
                .filter(text -> text.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,250}/?"))
                .map(text -> URI.create(text.endsWith("/") ? text : text + "/"));
        return said.or(office.files()::root)
                .orElseThrow(() -> new Refusal(
                        "training.certificate-address",
                        "The node does not know by which address people open it, which stands in the certificate;"
                                + " say it with --address or configure it for mail"));
    }

    private static void tell(Invocation invocation, String name, Object value, String sentence) {
        if (invocation.has(Option.JSON)) {
            invocation.json(Map.of(name, value));
        } else {
            invocation.out().println(sentence);
        }
    }
}
