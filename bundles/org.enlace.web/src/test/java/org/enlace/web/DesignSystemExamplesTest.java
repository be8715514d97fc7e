package org.enlace.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Language;
import org.enlace.web.ui.FieldError;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.SummaryRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignSystemExamplesTest {
    private static final Pattern TEMPLATE = Pattern.compile("```html\\R(@import.*?)```", Pattern.DOTALL);

    @Test
    void the_templates_of_the_design_system_page_compile_and_write_what_they_show(@TempDir Path folder)
            throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "design-system.md"));
        List<String> names = new ArrayList<>();
        for (Matcher template = TEMPLATE.matcher(page); template.find(); ) {
            String name = "example" + names.size() + ".jte";
            Files.writeString(folder.resolve(name), template.group(1));
            names.add(name);
        }
        TemplateEngine engine =
                TemplateEngine.create(new DirectoryCodeResolver(folder), folder.resolve("classes"), ContentType.Html);
        engine.setClassPath(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        Map<String, Object> parameters = Map.of(
                "language", Language.ES,
                "rows", List.of(SummaryRow.of("País", "Colombia")),
                "typed", Map.of("title", "<b>", "issued", "2024-15"),
                "wrong", Map.of("issued", "El mes va de 1 a 12, no «15»"),
                "errors", List.of(new FieldError("issued", "El mes va de 1 a 12, no «15»")),
                "items", List.of(Item.of("Decreto 1066", "/protocols/1")),
                "next", "/protocols?after=x");
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            StringOutput output = new StringOutput();
            engine.render(name, parameters, output);
            all.append(output);
        }
        for (String expected : List.of(
                "<h1 class=\"govuk-heading-xl\">Decreto 1066</h1>",
                "Un procedimiento acordado.",
                "href=\"#issued\"",
                "value=\"15\"",
                "Decreto 1066</a>",
                "/protocols?after=x")) {
            assertTrue(all.indexOf(expected) >= 0, () -> "no " + expected + " in " + all);
        }
    }
}
