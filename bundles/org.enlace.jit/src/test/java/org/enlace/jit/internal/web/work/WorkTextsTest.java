package org.enlace.jit.internal.web.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;

class WorkTextsTest {
    private final Texts texts = Texts.of(WorkTab.class);
    private final List<String> missing = new ArrayList<>();

    private void stands(String key) {
        for (Language language : Language.values()) {
            if (!texts.has(language, key)) {
                missing.add(key + " in " + language.tag());
            }
        }
    }

    @Test
    void every_kind_field_and_choice_has_its_words_in_four_languages() {
        for (EntryKind kind : EntryKind.values()) {
            stands("entry.kind." + kind.token());
            stands("entry.kind." + kind.token() + ".many");
            for (Field field : kind.fields()) {
                stands("entry.field." + field.name());
                field.choices().forEach(word -> stands("entry.choice." + field.name() + "." + word));
            }
        }
        for (EntryKind.Area area : EntryKind.Area.values()) {
            stands("entry.area." + area.token());
            stands("work.list.lead." + area.token());
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void so_have_ways_grades_and_what_is_kept() {
        WorkTab.ALL.forEach(tab -> stands("work.tab." + tab.token()));
        for (Grading.Nature nature : Grading.Nature.values()) {
            stands("work.nature." + nature.token());
            stands("work.nature." + nature.token() + ".hint");
        }
        for (Seen.Kept kept : Seen.Kept.values()) {
            stands("work.kept." + kept.name().toLowerCase(Locale.ROOT));
        }
        for (RestrictedClass restricted : RestrictedClass.values()) {
            stands("work.reason.text." + restricted.token());
        }
        EntryPages.DONE.forEach(done -> stands("work.done." + done));
        for (String why : List.of("measure", "task", "decision", "asked", "meeting", "minutes", "lift")) {
            stands("work.due." + why);
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void a_word_that_is_none_is_missed() {
        stands("entry.kind.nothing");
        assertTrue(missing.contains("entry.kind.nothing in es"), missing::toString);
    }
}
