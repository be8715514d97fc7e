package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.ModuleActs;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.modules.internal.trust.Trusted;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:trust}: whose module archives this node takes. */
@Component
public final class ModuleTrust implements Command {
    private static final List<String> VERBS = List.of("list", "add", "remove");

    private final Trust trust;
    private final ModuleActs acts;

    @Activate
    public ModuleTrust(@Reference Trust trust, @Reference ModuleActs acts) {
        this.trust = trust;
        this.acts = acts;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String summary() {
        return "whose module archives this node takes: list, add FILE, remove FINGERPRINT";
    }

    @Override
    public Permission permission() {
        return Modules.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("VERB", "list, add or remove", true, false),
                new Parameter("WHAT", "the certificate to add (PEM), or the fingerprint to remove", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:trust add /media/usb/maker.pem";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return parameter.name().equals("VERB")
                ? VERBS
                : trust.all().stream()
                        .filter(Trusted::accepted)
                        .map(one -> one.signer().fingerprint())
                        .distinct()
                        .toList();
    }

    @Override
    public int run(Invocation invocation) {
        String verb = invocation.arguments().get(0);
        Words.requireVerb(verb, VERBS);
        if (verb.equals("list")) {
            return list(invocation);
        }
        String what = invocation
                .argument(1)
                .orElseThrow(() -> new Refusal(
                        "module.verb",
                        verb.equals("add")
                                ? "Which certificate? module:trust add FILE"
                                : "Which signer? module:trust remove FINGERPRINT (module:trust list shows them)"));
        boolean add = verb.equals("add");
        Signer signer = add
                ? trust.add(invocation.path(what), invocation.caller(), acts::record)
                : trust.remove(what, invocation.caller(), acts::record);
        if (invocation.has(Option.JSON)) {
            invocation.json(json(signer));
        } else {
            invocation.out().println((add ? "Trusted from now on: " : "Trusted no longer: ") + signer.subject());
            invocation.out().println("SHA-256  " + signer.grouped());
            invocation
                    .out()
                    .println(
                            add
                                    ? "Compare it with its owner by telephone; where it differs: module:trust remove "
                                            + signer.fingerprint().substring(0, 8)
                                    : "Modules that are installed stay; what it signed is not installed anew.");
        }
        return 0;
    }

    private int list(Invocation invocation) {
        List<Trusted> all = trust.all();
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(ModuleTrust::json).toList());
        } else {
            Table table = new Table("Signer", "SHA-256", "Valid until", "From", "Taken");
            all.forEach(one -> table.row(
                    one.signer().subject(),
                    one.signer().fingerprint(),
                    invocation.moment(one.signer().until()),
                    Words.origin(one.origin()),
                    one.accepted() ? "yes" : "no"));
            invocation.print(table);
        }
        trust.problems().forEach(problem -> invocation.out().println(problem));
        return trust.problems().isEmpty() ? 0 : 1;
    }

    private static Map<String, Object> json(Trusted one) {
        Map<String, Object> json = new LinkedHashMap<>(json(one.signer()));
        json.put("origin", Words.origin(one.origin()));
        json.put("file", one.file().toString());
        json.put("accepted", one.accepted());
        return json;
    }

    private static Map<String, Object> json(Signer signer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fingerprint", signer.fingerprint());
        json.put("subject", signer.subject());
        json.put("from", signer.from());
        json.put("until", signer.until());
        return json;
    }
}
