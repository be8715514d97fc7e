package org.enlace.web.internal.ui;

import static org.enlace.platform.Language.EN;
import static org.enlace.platform.Language.ES;
import static org.enlace.platform.Language.FR;
import static org.enlace.platform.Language.PT;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Card;
import org.enlace.web.Chosen;
import org.enlace.web.Outcome;
import org.enlace.web.Ui;
import org.enlace.web.ui.Bars;
import org.enlace.web.ui.Button;
import org.enlace.web.ui.Chart;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.ChosenForm;
import org.enlace.web.ui.DateParts;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.FieldError;
import org.enlace.web.ui.Filter;
import org.enlace.web.ui.Heading;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Link;
import org.enlace.web.ui.Step;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.TimelineEntry;
import org.enlace.web.ui.Tone;

/** Every component once, as a caseworker might meet it. The texts are Spanish whatever the language of the frame. */
final class Gallery {
    private Gallery() {}

    static final Caller ANNA = new Caller(new OfficerId("anna"), ES, ZoneId.of("America/Bogota"), permission -> true);

    private static final RecordId FIRST = RecordId.parse("01932f5e-0000-7000-8000-000000000001");

    static List<Card.Content> cards() {
        return List.of(
                new Card.Content(
                        "Biblioteca de protocolos",
                        "24 registros; 3 cambiaron esta semana.",
                        List.of(
                                new Card.Link("Decreto 1066 de 2015", "/protocols/1", "modificado ayer"),
                                new Card.Link("Guía de entrevista a víctimas", "/protocols/2", "nuevo"))),
                new Card.Content("Mis tareas", "No tiene tareas pendientes.", List.of()),
                new Card.Content(
                        "Intercambios de capacitación",
                        "El próximo ciclo de videoconferencias comienza en 6 días.",
                        List.of(new Card.Link("Ver el calendario", "/training", ""))));
    }

    static List<Item> items() {
        return List.of(
                Item.of("Protocolo de identificación de víctimas en pasos fronterizos", "/protocols/1")
                        .summary("Pasos para reconocer indicios de trata de personas en la primera entrevista"
                                + " y derivar a la persona.")
                        .tags(new Tag("Vigente", Tone.GOOD), new Tag("Protocolo", Tone.KIND))
                        .facts("Colombia", "2019", "Identificación"),
                Item.of("Manual de atuação no enfrentamento ao tráfico de pessoas", "/protocols/2")
                        .summary("Orientações para a investigação conjunta.")
                        .tags(new Tag("Retirado", Tone.NEUTRAL))
                        .facts("Brasil", "2021", "Português")
                        .in(PT),
                Item.of("Acuerdo operativo", "/protocols/3").facts("Ecuador", "Perú", "2008"));
    }

    static Content list() {
        Content fields = Ui.join(
                Ui.textInput(Field.named("q", "Palabras").type(Field.Type.SEARCH)),
                Ui.select(
                        Field.named("country", "País").value("CO"),
                        List.of(Choice.of("", "Todos"), Choice.of("CO", "Colombia"), Choice.of("EC", "Ecuador"))),
                Ui.checkboxes(
                        Field.named("kind", "Tipo"),
                        List.of(
                                Choice.of("practice", "Buena práctica (12)").selected(true),
                                Choice.of("protocol", "Protocolo de actuación (7)"),
                                Choice.of("instrument", "Instrumento legal (5)"))),
                Ui.textInput(Field.named("from", "Desde el año")
                        .type(Field.Type.WHOLE_NUMBER)
                        .width(Field.Width.CHARACTERS_4)));
        return Ui.join(
                Ui.heading("Biblioteca de protocolos"),
                Ui.filtered(
                        ES,
                        new Filter(
                                "/protocols",
                                fields,
                                List.of(
                                        new Link("País: Colombia", "/protocols?kind=practice"),
                                        new Link("Buena práctica", "/protocols")),
                                "/protocols"),
                        Ui.join(
                                Ui.saveSearch(ANNA, "protocols", Map.of("q", "víctimas & rutas")),
                                Ui.actBar(
                                        ES, "/protocols/chosen", List.of(Choice.of("see", "Marcar como visto")), "/x"),
                                Ui.choose(ES, FIRST, "Decreto 1066 <b>"),
                                Ui.count("24 registros"),
                                Ui.items(items()),
                                Ui.pagination(ES, "/protocols?before=a", "/protocols?after=b"))));
    }

    static Content form() {
        return Ui.join(
                Ui.errorSummary(
                        ES,
                        List.of(
                                new FieldError("title", "Escriba un título"),
                                new FieldError("issued", "El mes va de 1 a 12, no «15»"),
                                new FieldError(
                                        "", "El registro está retirado: vuelva a ponerlo en vigor para editarlo"))),
                Ui.heading("Nuevo registro"),
                Ui.textInput(Field.named("title", "Título")
                        .hint("Como figura en el documento")
                        .error("Escriba un título")),
                Ui.textInput(Field.named("web", "Dirección web")
                        .type(Field.Type.WEB_ADDRESS)
                        .width(Field.Width.TWO_THIRDS)
                        .value("https://example.org/<a>\"")),
                Ui.textArea(
                        ES,
                        Field.named("summary", "Resumen")
                                .rows(4)
                                .maxLength(600)
                                .value("Primera línea\nSegunda & última")),
                Ui.select(
                        Field.named("origin", "País de origen").value("CO"),
                        List.of(Choice.of("CO", "Colombia"), Choice.of("PE", "Perú"))),
                Ui.radios(
                        Field.named("type", "Tipo de registro").value("b").error("Elija un tipo"),
                        List.of(
                                Choice.of("a", "Buena práctica")
                                        .hint("Lo que ha funcionado y otro país podría adoptar"),
                                Choice.of("b", "Protocolo de actuación"))),
                Ui.checkboxes(
                        Field.named("crime", "Delitos").hint("Todos los que correspondan"),
                        List.of(
                                Choice.of("1", "Trata de personas").selected(true),
                                Choice.of("2", "Tráfico ilícito de migrantes"))),
                Ui.dateInput(
                        ES,
                        Field.named("issued", "Fecha de expedición")
                                .hint("El mes y el día pueden quedar vacíos")
                                .error("El mes va de 1 a 12, no «15»"),
                        DateParts.of("2024-15")),
                Ui.fieldset(
                        "Origen",
                        Ui.fileUpload(
                                Field.named("file", "Archivo").hint("JSON, hasta 10 MB"), ".json,application/json")),
                Ui.buttonGroup(
                        Ui.button("Guardar"),
                        Ui.button(Button.submit("Ver antes de guardar")
                                .secondary()
                                .sending("act", "preview")),
                        Ui.warningButton("Retirar"),
                        Ui.link("Cancelar", "/protocols")));
    }

    static Content record() {
        return Ui.join(
                Ui.success(ES, "Se guardó el registro"),
                Ui.heading(Heading.of("Protocolo de identificación de víctimas en pasos fronterizos")
                        .caption("Protocolo de actuación")
                        .lead("Primera respuesta en el puesto de control, antes de la entrevista formal.")
                        .actions(
                                Ui.linkButton("Editar", "/e"),
                                Ui.button(Button.link("Exportar", "/x").secondary()),
                                Ui.printButton(ES))),
                Ui.languages(ES, List.of(ES, PT, EN), ES, language -> "?in=" + language.tag()),
                Ui.tags(
                        new Tag("Vigente", Tone.GOOD),
                        new Tag("En consulta", Tone.INFO),
                        new Tag("Por vencer", Tone.ATTENTION),
                        new Tag("Vencido", Tone.BAD),
                        new Tag("Retirado", Tone.NEUTRAL),
                        new Tag("Protocolo", Tone.KIND)),
                Ui.summaryList(List.of(
                        SummaryRow.of("País", "Colombia").action("Cambiar", "/c"),
                        SummaryRow.of("Expedido", Ui.date(LocalDate.of(2019, 3, 7), ES)),
                        SummaryRow.of(
                                "Fuente",
                                Ui.link(
                                        "https://www.example.org/documentos/protocolo-de-identificacion",
                                        "https://www.example.org/")))),
                Ui.paragraphs("Primer párrafo con una línea\ny otra.\n\nSegundo párrafo <escapado>."),
                Ui.table(Table.of(
                        "Registros por país",
                        List.of(
                                Table.Column.of("País"),
                                Table.Column.of("Último cambio"),
                                Table.Column.number("Registros")),
                        List.of(
                                List.of(
                                        Ui.link("Colombia", "/co"),
                                        Ui.date(LocalDate.of(2026, 11, 25), ES),
                                        Ui.text("1.204")),
                                List.of(Ui.text("Ecuador"), Ui.date(LocalDate.of(2026, 1, 2), ES), Ui.text("87"))))),
                Ui.meter("Requisitos cumplidos", 12, 20),
                Ui.chart(
                        ES,
                        new Chart(
                                "Puntuación de 0 a 60 entre el 1 de octubre y el 26 de noviembre",
                                List.of(
                                        new Chart.Point(LocalDate.of(2026, 10, 1), 0),
                                        new Chart.Point(LocalDate.of(2026, 10, 20), 35),
                                        new Chart.Point(LocalDate.of(2026, 11, 15), 60)),
                                100,
                                LocalDate.of(2026, 11, 26))),
                Ui.bars(
                        ES,
                        Bars.of(
                                "Ecuador envió 40 días a Perú y recibió 25; a Chile envió 1.200 y no recibió ninguno",
                                List.of("enviados", "recibidos"),
                                List.of(
                                        new Bars.Row("Ecuador – Perú", List.of(40, 25)),
                                        new Bars.Row("Ecuador – Chile", List.of(1200, 0))))),
                Ui.notice(ES, Ui.join(Ui.text("Hay una versión más reciente: "), Ui.link("versión 3", "/v3"))),
                Ui.warning(ES, "Al retirar el registro deja de aparecer en las búsquedas."),
                Ui.inset(Ui.paragraphs("El código de manejo lo fija quien aporta la información.")),
                Ui.details(
                        "¿Qué es un protocolo de actuación?",
                        Ui.paragraphs("Un procedimiento acordado, no un tratado.")),
                Ui.progress(
                        ES,
                        "Importación",
                        List.of(
                                new Step("Archivo", Step.State.DONE),
                                new Step("Revisión", Step.State.CURRENT),
                                new Step("Resultado", Step.State.AHEAD))),
                Ui.taskList(
                        "tasks",
                        List.of(
                                new Task(
                                        "Revisar la traducción",
                                        "/t",
                                        "Vence el viernes",
                                        new Tag("Pendiente", Tone.ATTENTION)),
                                new Task("Publicar", null, "", new Tag("No puede empezar", Tone.NEUTRAL)))),
                Ui.timeline(
                        ES,
                        List.of(
                                new TimelineEntry(
                                        "Editado",
                                        "anna",
                                        Ui.moment(Instant.parse("2026-11-25T06:04:00Z"), ANNA),
                                        Ui.paragraphs("Se corrigió la fecha.")),
                                new TimelineEntry(
                                        "Creado",
                                        "jorge",
                                        Ui.moment(Instant.parse("2026-11-20T14:00:00Z"), ANNA),
                                        null))),
                Ui.list(List.of(Ui.text("uno"), Ui.text("dos"))),
                Ui.searchBox(
                        ES,
                        "/protocols",
                        Field.named("words", "Buscar en la biblioteca").value("trata")),
                Ui.emptyState("Todavía no hay registros", Ui.paragraphs("Importe un archivo o escriba el primero.")));
    }

    static Content end() {
        Chosen chosen = new Chosen("see", List.of(FIRST));
        Outcome outcome = new Outcome(
                List.of(FIRST), List.of(new Outcome.Refused(FIRST, "Decreto <1066>", "alguien lo cambió.")));
        return Ui.join(
                Ui.confirmation("Se importaron 24 registros", Ui.paragraphs("Ninguno fue rechazado.")),
                Ui.chosenForm(
                        ES,
                        new ChosenForm(
                                "/x/chosen",
                                chosen,
                                List.of("Decreto <1066>"),
                                "/x",
                                null,
                                "Marcar como visto",
                                false)),
                Ui.outcome(ES, outcome),
                Ui.undo(ES, "Marcado como visto", "/x/undo", FIRST.toString(), "/x"));
    }

    static Content all() {
        List<Content> parts = new ArrayList<>(List.of(record(), Ui.cards(cards()), list()));
        return Ui.join(parts.toArray(Content[]::new));
    }

    static Frame frame(Language language, String path) {
        return new Frame(
                language,
                path,
                "",
                "",
                List.of(new Link("Biblioteca de protocolos", "/protocols"), new Link("Módulos", "/modules")),
                "CO",
                true,
                "0.1.0",
                name -> "/classes/assets/" + name,
                new Frame.Account("Anna Suárez", ""));
    }

    static List<Language> others() {
        return List.of(PT, EN, FR);
    }
}
