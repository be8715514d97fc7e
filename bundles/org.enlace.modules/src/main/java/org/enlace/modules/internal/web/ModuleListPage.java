package org.enlace.modules.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.internal.GoingOn;
import org.enlace.modules.internal.Remains;
import org.enlace.modules.internal.work.Work;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Tag;

/** What is installed, what could be, what removed modules left, and what is going on. */
@Path("/modules")
@Needs("modules.read")
public final class ModuleListPage {
    private final ModulePages.Parts parts;
    private final Room room;

    ModuleListPage(ModulePages.Parts parts, Room room) {
        this.parts = parts;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller) {
        ModuleWords words = new ModuleWords(room.labels(caller));
        List<InstalledModule> installed = parts.modules().list();
        Map<String, String> versions = new HashMap<>();
        installed.forEach(module -> versions.put(module.id(), module.version()));
        Optional<Work> last = parts.works().last();
        boolean quiet = parts.now().now().isEmpty()
                && last.filter(work -> work.view().running()).isEmpty();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put(
                "installed",
                installed.stream().map(module -> item(module, words, caller)).toList());
        parameters.put("offers", offers(versions, words));
        List<Item> left = new ArrayList<>();
        parameters.put("left", left);
        parameters.put("leftTrouble", quiet ? left(left, words) : words.get("modules.left.later"));
        parameters.put("last", last.orElse(null));
        parameters.put("now", parts.now().now().map(one -> going(one, words)).orElse(""));
        return room.ofModules(words.get("modules.title"), "modules", caller, parameters);
    }

    private Item item(InstalledModule module, ModuleWords words, Caller caller) {
        List<Tag> tags = new ArrayList<>(List.of(words.tag(module.state())));
        parts.standing(module.id()).map(words::tag).ifPresent(tags::add);
        Item item = Item.of(words.in(module.title(), module.id()), "/modules/" + module.id())
                .tags(tags.toArray(Tag[]::new))
                .facts(
                        words.get("module.version", module.version()),
                        words.get("module.since", words.day(module.since(), caller)));
        return module.state() == InstalledModule.State.DOWN
                ? item.summary(String.join(
                        " ",
                        Troubles.of(
                                parts.modules().info(module.id()), parts.node().version(), words)))
                : item;
    }

    /** What is newer than what is here, or not here; the rest needs no line of its own. */
    private List<Item> offers(Map<String, String> versions, ModuleWords words) {
        List<Item> items = new ArrayList<>();
        for (Offer offer : parts.offers().newest()) {
            Offer.Kind kind = offer.beside(Optional.ofNullable(versions.get(offer.id())));
            if (kind == Offer.Kind.OLDER) {
                continue;
            }
            String place = kind == Offer.Kind.INSTALLED
                    ? "/modules/" + offer.id()
                    : PlanPage.address(offer.id(), kind == Offer.Kind.NEW ? "install" : "upgrade", offer.version());
            items.add(Item.of(words.in(offer.title(), offer.id()), place)
                    .summary(words.in(offer.summary(), ""))
                    .tags(words.tag(kind))
                    .facts(
                            words.get("module.version", offer.version()),
                            offer.catalogue()
                                    .map(name -> words.get("module.offer.catalogue", name))
                                    .orElse(words.get("module.offer.shipped"))));
        }
        return items;
    }

    /** @return why it cannot be told; empty when it can */
    private String left(List<Item> items, ModuleWords words) {
        try {
            for (Remains.Left left : parts.remains().left()) {
                items.add(Item.of(words.in(left.title(), left.module()), "/modules/" + left.module() + "/left")
                        .facts(words.get("module.version", left.version()), words.get("module.rows", left.rows())));
            }
            return "";
        } catch (Refusal refusal) {
            return words.labels().of(refusal);
        }
    }

    /** One sentence on a change that somebody makes. */
    private String going(GoingOn.Now now, ModuleWords words) {
        String title = parts.modules().list().stream()
                .filter(module -> module.id().equals(now.module()))
                .findFirst()
                .map(module -> words.in(module.title(), module.id()))
                .orElse(now.module());
        return words.get(
                "modules.now.by",
                words.title(now.operation(), title),
                now.by(),
                words.get("module.step." + now.step().replace(' ', '-')));
    }
}
