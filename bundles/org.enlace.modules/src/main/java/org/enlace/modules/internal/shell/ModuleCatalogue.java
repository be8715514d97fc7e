package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.ModuleActs;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.modules.internal.catalogue.Listed;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:catalogue}: where this node learns which module archives there are. */
@Component
public final class ModuleCatalogue implements Command {
    private static final List<String> VERBS = List.of("list", "add", "refresh", "remove");

    private final Catalogues catalogues;
    private final ModuleActs acts;

    @Activate
    public ModuleCatalogue(@Reference Catalogues catalogues, @Reference ModuleActs acts) {
        this.catalogues = catalogues;
        this.acts = acts;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public String summary() {
        return "signed lists of module archives: list, add SOURCE, refresh NAME [SOURCE], remove NAME";
    }

    @Override
    public Permission permission() {
        return Modules.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("VERB", "list, add, refresh or remove", true, false),
                new Parameter("WHAT", "a folder or address to add, or the name of a catalogue", false, false),
                new Parameter("SOURCE", "with refresh: the folder or address it comes from now on", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:catalogue add /media/usb/modules";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return switch (parameter.name()) {
            case "VERB" -> VERBS;
            case "WHAT" -> catalogues.list().stream().map(Listed::name).toList();
            default -> List.of();
        };
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
                                ? "From where? module:catalogue add FOLDER, or an address"
                                : "Which one? module:catalogue " + verb + " NAME (module:catalogue list shows them)"));
        Optional<String> source = invocation.argument(2);
        if (source.isPresent() && !verb.equals("refresh")) {
            throw new Refusal("module.verb", "module:catalogue " + verb + " takes one thing, not also " + source.get());
        }
        if (verb.equals("remove")) {
            catalogues.remove(what, invocation.caller(), acts::record);
            invocation.out().println("The catalogue " + what + " is forgotten, its version and signer included.");
            return 0;
        }
        requireAllowed(verb.equals("add") ? Optional.of(what) : source, invocation);
        invocation.progress().at("read", 0, 1);
        Listed listed = verb.equals("add")
                ? catalogues.add(what, invocation.folder(), invocation.caller(), acts::record)
                : catalogues.refresh(what, source, invocation.folder(), invocation.caller(), acts::record);
        invocation.progress().at("read", 1, 1);
        if (invocation.has(Option.JSON)) {
            invocation.json(json(listed, invocation.caller().language()));
        } else {
            invocation
                    .out()
                    .println("The catalogue " + listed.name() + ", version " + listed.version() + ", is believed until "
                            + invocation.moment(listed.expires()) + ".");
            invocation.out().println("Signed by  " + Signer.grouped(listed.signer()));
            offers(List.of(listed), invocation);
        }
        return 0;
    }

    /** A folder that lies where the caller gets at; an address lies elsewhere. */
    private static void requireAllowed(Optional<String> typed, Invocation invocation) {
        typed.filter(source -> !source.contains("://"))
                .map(source -> source.replace('\0', ' '))
                .ifPresent(invocation::path);
    }

    private int list(Invocation invocation) {
        List<Listed> all = catalogues.list();
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream()
                    .map(one -> json(one, invocation.caller().language()))
                    .toList());
        } else if (all.isEmpty()) {
            invocation
                    .out()
                    .println(
                            "No catalogue yet. Name the folder or the address one lies in: module:catalogue add FOLDER");
        } else {
            Table table = new Table("Catalogue", "Version", "Until", "Used", "Source");
            all.forEach(one -> table.row(
                    one.name(),
                    one.version(),
                    invocation.moment(one.expires()),
                    one.used() ? "yes" : "no",
                    one.source()));
            invocation.print(table);
            offers(all.stream().filter(Listed::used).toList(), invocation);
            all.stream()
                    .filter(one -> !one.used())
                    .forEach(one -> invocation.out().println(one.problem()));
        }
        return all.stream().allMatch(Listed::used) ? 0 : 1;
    }

    private static void offers(List<Listed> all, Invocation invocation) {
        if (all.stream().allMatch(one -> one.offers().isEmpty())) {
            return;
        }
        Table table = new Table("Module", "Version", "Title", "Platform", "Size", "Catalogue");
        all.forEach(one -> one.offers()
                .forEach(offer -> table.row(
                        offer.id(),
                        offer.version(),
                        offer.title().get(invocation.caller().language()),
                        offer.platform(),
                        Words.size(offer.size()),
                        offer.catalogue())));
        invocation.out().println();
        invocation.print(table);
    }

    private static Map<String, Object> json(Listed one, Language language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", one.name());
        json.put("version", one.version());
        json.put("expires", one.expires());
        json.put("used", one.used());
        json.put("problem", one.problem());
        json.put("source", one.source());
        json.put("signer", one.signer());
        json.put("since", one.since());
        json.put(
                "modules",
                one.offers().stream()
                        .map(offer -> {
                            Map<String, Object> module = new LinkedHashMap<>();
                            module.put("id", offer.id());
                            module.put("version", offer.version().toString());
                            module.put("title", offer.title().get(language));
                            module.put("platform", offer.platform().toString());
                            module.put("file", offer.file());
                            module.put("size", offer.size());
                            module.put("sha256", offer.sha256());
                            return module;
                        })
                        .toList());
        return json;
    }
}
