package org.enlace.modules.internal.persistence;

import jakarta.json.JsonObject;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.modules.Signature;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.Decision.State;
import org.enlace.platform.contribution.Json;

/** A decision as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "modules", name = "decision")
public class DecisionRow {
    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "kind")
    private String kind;

    @Column(name = "module")
    private String module;

    @Column(name = "facts")
    private String facts;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_for")
    private String proposedFor;

    @Column(name = "proposed")
    private long proposed;

    @Column(name = "reason")
    private String reason;

    @Column(name = "state")
    private String state;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_for")
    private String decidedFor;

    @Column(name = "decided")
    private Long decided;

    @Column(name = "answer")
    private String answer;

    protected DecisionRow() {}

    static DecisionRow of(Decision decision) {
        DecisionRow row = new DecisionRow();
        row.id = decision.id().toString();
        row.kind = decision.kind();
        row.module = decision.module();
        row.facts = Json.of(decision.facts());
        row.reason = decision.reason();
        row.take(decision);
        return row;
    }

    /** Takes over who stands behind it and how far it is. */
    void take(Decision decision) {
        proposedBy = decision.proposed().officer().value();
        proposedFor = Columns.officer(decision.proposed().actingFor());
        proposed = decision.proposed().at().toEpochMilli();
        State now = decision.state();
        state = now.code();
        Optional<Signature> by = decision.decided();
        decidedBy = by.map(signature -> signature.officer().value()).orElse(null);
        decidedFor = Columns.officer(by.flatMap(Signature::actingFor));
        decided = by.map(signature -> signature.at().toEpochMilli()).orElse(null);
        answer = decision.answer().orElse(null);
    }

    Decision toDomainModel() {
        Map<String, String> known = new TreeMap<>();
        JsonObject stored = JsonText.object(facts);
        stored.keySet().forEach(name -> known.put(name, stored.getString(name)));
        return new Decision(
                Columns.id(id),
                version,
                kind,
                module,
                known,
                Columns.signature(proposedBy, proposedFor, proposed).orElseThrow(),
                reason,
                state());
    }

    private State state() {
        Signature by = Columns.signature(decidedBy, decidedFor, decided).orElse(null);
        return switch (state) {
            case "proposed" -> new State.Proposed();
            case "open" -> new State.Open();
            case "accepted" -> new State.Accepted(by);
            case "done" -> new State.Done(by);
            case "failed" -> new State.Failed(by, answer);
            case "refused" -> new State.Refused(by, answer);
            case "withdrawn" -> new State.Withdrawn(by);
            default -> throw new IllegalStateException("The decision " + id + " is in the unknown state " + state);
        };
    }

    int version() {
        return version;
    }
}
