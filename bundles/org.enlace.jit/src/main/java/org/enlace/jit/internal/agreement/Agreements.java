package org.enlace.jit.internal.agreement;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Documents;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.LegalBases;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;

/** The use cases of the text of an agreement, and what shows it. */
public final class Agreements {
    private static final String FOLDER = "config/reference";

    private final Drafts drafts;
    private final Proposals proposals;
    private final TeamFacts facts;
    private final Paper paper;

    /** What shows texts and what changed in them, each asked for when it is first needed. */
    public record Paper(
            Supplier<Markdown> markdown,
            Supplier<MarkdownFields> fields,
            Supplier<Comparisons> comparisons,
            Supplier<Documents> documents) {}

    /**
     * @param facts  for whoever proposes texts
     * @param people for whoever speaks for this country's people
     */
    public Agreements(
            Dossiers dossiers,
            TeamFacts facts,
            TeamFacts people,
            DraftStore store,
            Transactions transactions,
            Audit audit,
            Countries countries,
            Node node,
            Clock clock,
            Paper paper) {
        this.facts = facts;
        this.paper = paper;
        CatalogueFiles files =
                new CatalogueFiles(node.home().resolve(FOLDER), node.data().resolve(FOLDER));
        Ground ground = new Ground(
                dossiers, files, new TeamValues(countries, Texts.of(Agreements.class)), node.country(), clock);
        drafts = new DraftDesk(ground, facts, store, transactions, audit);
        proposals = new ProposalDesk(ground, facts, people, store, transactions, audit);
    }

    /** The legal bases of the catalogue, in its order. */
    public LegalBases bases() {
        return language -> {
            Map<String, String> names = new LinkedHashMap<>();
            drafts.catalogue()
                    .bases()
                    .forEach(one -> names.put(one.key(), one.title().get(language)));
            return names;
        };
    }

    public Drafts drafts() {
        return drafts;
    }

    public Proposals proposals() {
        return proposals;
    }

    public TeamFacts facts() {
        return facts;
    }

    public Paper paper() {
        return paper;
    }
}
