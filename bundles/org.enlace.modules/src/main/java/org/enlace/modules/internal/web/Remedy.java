package org.enlace.modules.internal.web;

import org.enlace.platform.Refusal;

/**
 * Why something cannot be done, and where it can be put right.
 *
 * @param words in the reader's language
 * @param label of the place; empty where there is none
 * @param href  the place
 */
public record Remedy(String words, String label, String href) {
    static Remedy of(Refusal refusal, String module, ModuleWords words) {
        String said = words.labels().of(refusal);
        return switch (refusal.code()) {
            case "module.not-adopted", "module.adoption-lapsed", "module.adoption-withdrawn" ->
                new Remedy(said, words.get("remedy.adopt"), "/modules/adoptions/new?module=" + module);
            case "module.adoption-unconfirmed", "module.adoption-upcoming" ->
                new Remedy(said, words.get("adoptions.title"), "/modules/adoptions?module=" + module);
            case "module.later-writes" ->
                new Remedy(said, words.get("remedy.later"), PlanPage.address(module, "rollback"));
            case "module.older",
                    "module.installed",
                    "module.nothing-before",
                    "module.no-way-back",
                    "module.back-not-well" -> new Remedy(said, words.get("remedy.module"), "/modules/" + module);
            case "module.plan-other", "module.not-installed" ->
                new Remedy(said, words.get("modules.title"), "/modules");
            default -> new Remedy(said, "", "");
        };
    }
}
