package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;

/**
 * What an officer applies with.
 *
 * @param officer    the account of whoever applies
 * @param name       one line of 1 to {@value #LONGEST_NAME} characters
 * @param post       rank or post and unit, one line of 1 to {@value #LONGEST_POST} characters
 * @param objectives what the officer wants to learn and bring home, 1 to {@value #LONGEST_OBJECTIVES} characters
 * @param approval   of the superior, without which nobody applies
 * @param documents  files that were handed in with it, at most {@value #MOST_DOCUMENTS}
 */
public record ApplicationForm(
        OfficerId officer,
        String name,
        String post,
        Profile profile,
        String objectives,
        Approval approval,
        List<RecordId> documents) {
    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_POST = 200;
    public static final int LONGEST_OBJECTIVES = 4000;
    public static final int MOST_DOCUMENTS = 20;

    public ApplicationForm {
        Objects.requireNonNull(officer, "officer");
        name = Rules.line("name", name, LONGEST_NAME);
        post = Rules.line("post", post, LONGEST_POST);
        Objects.requireNonNull(profile, "profile");
        objectives = Rules.text("objectives", objectives, LONGEST_OBJECTIVES);
        Objects.requireNonNull(approval, "approval");
        documents = Rules.list("documents", documents, MOST_DOCUMENTS);
    }

    /**
     * That the superior lets the officer go.
     *
     * @param superior name and post, one line of 1 to {@value #LONGEST_POST} characters
     * @param on       the day of the signature
     */
    public record Approval(String superior, LocalDate on) {
        public Approval {
            superior = Rules.line("superior", superior, LONGEST_POST);
            Days.require("approval", on);
        }
    }
}
