package org.enlace.protocols.internal;

import java.util.Objects;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Evidence;
import org.enlace.protocols.EvidenceStep;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;

/** Acts on reports of use as the audit keeps them. What is not accepted is for some only, and so is what it says. */
final class ExperienceActs {
    private static final String RESTRICTED = "restricted";

    private ExperienceActs() {}

    static Act refused(String code, Experience experience, Caller caller) {
        return about(Act.refused(code, caller), experience).fact(RESTRICTED, true);
    }

    static Act reported(Experience experience, Caller caller) {
        ExperienceText text = experience.text();
        return about(Act.done("protocols.report", caller), experience)
                .fact(RESTRICTED, true)
                .fact("number", text.edition())
                .changed("state", null, experience.state().token())
                .changed("usedFrom", null, text.usedFrom().toString())
                .changed("usedTo", null, text.usedTo().toString())
                .changed("unit", null, text.unit() == null ? null : text.unit().value())
                .changed("context", null, text.context())
                .changed("done", null, text.done())
                .changed("results", null, text.results())
                .changed("worked", null, text.worked())
                .changed("failed", null, text.failed())
                .changed("wanted", null, text.wanted())
                .changed("timesUsed", null, Objects.toString(text.timesUsed(), null))
                .changed("identified", null, Objects.toString(text.identified(), null))
                .changed("assisted", null, Objects.toString(text.assisted(), null));
    }

    static Act decided(String code, Experience before, Experience after, Protocol record, Caller caller) {
        boolean forSome = restricted(record) || after.state() != Experience.State.ACCEPTED;
        return about(Act.done(code, caller), after)
                .fact(RESTRICTED, forSome)
                .changed("state", before.state().token(), after.state().token())
                .because(after.reason());
    }

    /** On the document itself, whose history tells it. */
    static Act assessed(Evidence before, EvidenceStep step, Protocol record, Caller caller) {
        return Act.done("protocols.assess", caller)
                .on(Protocols.KIND, record.id())
                .fact("report", step.report())
                .fact("revision", step.revision())
                .fact(RESTRICTED, restricted(record))
                .because(step.reason())
                .changed(
                        "evidence",
                        before.level().map(level -> level.token()).orElse(null),
                        step.to().token());
    }

    static Act drawn(Experience experience, RecordId lesson, boolean forSome, Caller caller) {
        return about(Act.done("protocols.draw", caller), experience)
                .fact(RESTRICTED, forSome)
                .fact("lesson", lesson);
    }

    static boolean restricted(Protocol record) {
        return record.content().restrictedTo().restricted();
    }

    private static Act about(Act act, Experience experience) {
        return act.on(Experience.KIND, experience.id())
                .fact("protocol", experience.protocol())
                .fact("revision", experience.revision());
    }
}
