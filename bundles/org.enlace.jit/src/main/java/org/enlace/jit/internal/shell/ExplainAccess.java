package org.enlace.jit.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Explanation.Allowed;
import org.enlace.jit.access.Explanation.Denied;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.ExplanationWords;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code jit:explain-access}: what an account may do in a team, and by which text, or why not. */
@Component(service = Command.class)
public final class ExplainAccess extends JitCommand {
    private final Texts texts = Texts.of(ExplainAccess.class);
    private final ComponentServiceObjects<Desks> desks;

    @Activate
    public ExplainAccess(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(
                "explain-access",
                "tell what an officer may do in a team, and why",
                "jit:explain-access ana CO-2027-0001 --json");
        this.desks = desks;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("OFFICER", "the account", true, false),
                new Parameter("TEAM", "the reference of the team, as jit:list gives it, or its id", true, false));
    }

    @Override
    public int run(Invocation invocation) {
        Desks all = desks.getService();
        try {
            OfficerId officer = new OfficerId(invocation.arguments().get(0));
            RecordId team = TeamArgument.team(all, invocation.arguments().get(1), invocation.caller());
            print(all.signing().explanations().of(team, officer, invocation.caller()), invocation);
            return 0;
        } finally {
            desks.ungetService(all);
        }
    }

    private void print(List<Explanation> all, Invocation invocation) {
        ExplanationWords words = new ExplanationWords(texts, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(one -> json(one, words)).toList());
            return;
        }
        Table table = new Table("Right", "May", "Why");
        all.forEach(one -> table.row(one.right().token(), one.allowed() ? "yes" : "no", words.of(one)));
        invocation.print(table);
    }

    private static Map<String, Object> json(Explanation one, ExplanationWords words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("right", one.right().token());
        json.put("allowed", one.allowed());
        json.put(
                "because",
                one instanceof Allowed allowed
                        ? allowed.ground().token()
                        : ((Denied) one).lack().token());
        one.named().ifPresent(named -> {
            json.put("designation", named.designation().id().toString());
            json.put("role", ExplanationWords.token(named.designation().role()));
        });
        ExplanationWords.text(one).ifPresent(text -> {
            json.put("instrument", text.instrument().id().toString());
            json.put("kind", text.instrument().kind().token());
            json.put("inForceSince", text.since().toString());
        });
        if (one instanceof Allowed allowed) {
            allowed.from().ifPresent(at -> json.put("from", at.toString()));
            allowed.until().ifPresent(at -> json.put("until", at.toString()));
        } else {
            ((Denied) one).since().ifPresent(at -> json.put("since", at.toString()));
        }
        json.put("words", words.of(one));
        return json;
    }
}
