package org.enlace.protocols.internal;

import java.util.Objects;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Findings;

/** Acts on checklists as the audit keeps them. */
final class ChecklistActs {
    private ChecklistActs() {}

    /**
     * @param restricted whether the document is for some only
     * @param step       what was done with several items; null where it was done with this one
     */
    static Act change(
            String code, ChecklistItem before, ChecklistItem after, boolean restricted, RecordId step, Caller caller) {
        Findings was = before.core().findings();
        Findings is = after.core().findings();
        Act act = Act.done(code, caller)
                .on(ChecklistItem.KIND, after.id())
                .fact("protocol", after.protocol())
                .fact("revision", after.revision())
                .fact("restricted", restricted)
                .because(after.reason())
                .changed("standing", before.standing().token(), after.standing().token())
                .changed(
                        "unit",
                        text(before.core().duty().unit()),
                        text(after.core().duty().unit()))
                .changed(
                        "due",
                        text(before.core().duty().due()),
                        text(after.core().duty().due()))
                .changed("currentState", was.currentState(), is.currentState())
                .changed("gap", was.gap(), is.gap())
                .changed("action", was.action(), is.action())
                .changed("evidence", was.evidence(), is.evidence())
                .changed("links", String.join(" ", was.links()), String.join(" ", is.links()));
        return step == null ? act : act.fact("step", step);
    }

    /** What a decision of the country made of a checklist. */
    static Act renewed(Adoption.Adopted adopted, int made, int kept, int gone, boolean restricted, Caller caller) {
        return Act.done("protocols.checklist", caller)
                .on(Adoption.KIND, adopted.mark().protocol())
                .fact("number", adopted.edition())
                .fact("new", made)
                .fact("kept", kept)
                .fact("gone", gone)
                .fact("restricted", restricted);
    }

    static Act file(String code, RecordId protocol, boolean restricted, Caller caller) {
        return Act.done(code, caller).on(Adoption.KIND, protocol).fact("restricted", restricted);
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }
}
