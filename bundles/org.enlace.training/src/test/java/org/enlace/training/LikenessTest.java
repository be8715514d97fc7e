package org.enlace.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource({
        "María José Peña, MARIA JOSE PENA, true",
        "'Rojas Quispe, Ana', Ana Rojas Quispe, true",
        "Ana Rojas, Ana Rojas Quispe, true",
        "Jean-Baptiste Étienne, Jean Baptiste Etienne, true",
        "Gonzalo Ximénez, Gonsalo Jiménez, true",
        "Ana Rojas, Ana Rivas Torres, false",
        "Ana, Eva, false",
        "José Pérez, María Pérez, false"
    })
    void one_person_under_two_spellings_is_pointed_out_and_two_persons_are_not(
            String one, String other, boolean alike) {
        assertEquals(alike, Likeness.alike(one, other));
        assertEquals(alike, Likeness.alike(other, one));
    }
}
