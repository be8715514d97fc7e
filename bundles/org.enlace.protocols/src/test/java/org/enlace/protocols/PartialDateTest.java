package org.enlace.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
    @ParameterizedTest
    @ValueSource(strings = {"2019", "2019-09", "2019-09-09", "1800", "2100-12-31", "2024-02-29"})
    void a_date_is_written_as_it_was_read(String text) {
        assertEquals(text, PartialDate.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "19",
                "2019-9",
                "2019-00",
                "2019-13",
                "2019-02-30",
                "2023-02-29",
                "2019-01-00",
                "2019/01/01",
                "09-09-2019",
                "2019-09-09T00:00",
                " 2019",
                "2019-",
                "٢٠١٩"
            })
    void what_is_no_date_is_refused_with_its_text(String text) {
        Refusal refusal = assertThrows(Refusal.class, () -> PartialDate.parse(text));
        assertEquals("protocol.date-form", refusal.code());
        assertTrue(refusal.getMessage().contains('"' + text + '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "1799-12-31", "2101", "9999-01"})
    void an_implausible_year_is_refused(String text) {
        assertEquals(
                "protocol.date-range",
                assertThrows(Refusal.class, () -> PartialDate.parse(text)).code());
    }

    @Test
    void it_knows_as_much_as_was_said_and_sorts_by_it() {
        PartialDate month = PartialDate.parse("2019-09");
        assertTrue(month.knowsMonth() && !month.knowsDay());
        assertEquals(LocalDate.of(2019, 9, 1), month.earliest());
        assertTrue(PartialDate.parse("2019").compareTo(month) < 0);
        assertTrue(month.compareTo(PartialDate.parse("2019-09-09")) < 0);
    }
}
