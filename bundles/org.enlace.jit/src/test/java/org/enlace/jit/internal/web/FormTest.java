package org.enlace.jit.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.ui.FieldError;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void whatIsDoneOnAnotherPageIsLinkedFromTheSummaryOfAForm() {
        Caller caller = Caller.holding(new OfficerId("ana"), Language.ES, ZoneOffset.UTC, Set.of());
        Labels labels = new Labels(Texts.of(Pages.class), caller, null, null);
        Form form = new Form()
                .refused(new Refusal("jit.entry-final", "", "").see("/jit/teams/1"), labels, Set.of("files"), "files")
                .wrong("days", "Escriba los días");
        assertEquals(
                List.of("/jit/teams/1", "#days"),
                form.errors().stream().map(FieldError::href).toList());
        assertEquals(
                List.of("/jit/teams/1", "#days"),
                form.errors(labels).stream().map(FieldError::href).toList());
    }
}
