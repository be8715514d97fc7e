package org.enlace.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "informe.pdf | attachment; filename=\"informe.pdf\"; filename*=UTF-8''informe.pdf",
                "../../etc/passwd | attachment; filename=\"passwd\"; filename*=UTF-8''passwd",
                "C:\\x\\a b.txt | attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt",
                "año\"; x=.txt | attachment; filename=\"a_o__ x=.txt\"; filename*=UTF-8''a%C3%B1o%22%3B%20x%3D.txt",
                "/ | attachment; filename=\"file\"; filename*=UTF-8''file"
            })
    void a_files_name_is_a_name_and_nothing_else(String name, String header) {
        assertEquals(header, Download.disposition(name));
    }
}
