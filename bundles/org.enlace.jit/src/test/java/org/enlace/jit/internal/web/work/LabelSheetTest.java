package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.documents.Document;
import org.enlace.documents.internal.Press;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.custody.LabelPages;
import org.enlace.jit.internal.web.custody.PaperPages;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Labels of several items on sheets: twelve on a page, each with a code that a telephone reads. */
class LabelSheetTest {
    private static final URI NODE = URI.create("http://127.0.0.1:8181/");
    private static final int DPI = 200;

    private Space space;
    private Exhibits exhibits;
    private String register;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        register = space.work + "/evidence";
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private Document sheet(List<Entry> items) {
        Pages pages = new Pages(() -> space.parties.of(CO).desks);
        WorkWay way = new WorkWay(pages, set -> List.of());
        EvidenceChains chains = new EvidenceChains(pages, way);
        Caller reader = new Caller(
                new OfficerId("leader"),
                Language.ES,
                TestNode.BOGOTA,
                permission -> permission.equals(JitPermissions.READ));
        TeamView view = way.enterWhole(space.parties.team.toString(), reader);
        List<Seen> seen = items.stream()
                .map(one -> way.entries().find(view.team(), one.id(), reader))
                .toList();
        return new LabelPages(chains, new PaperPages(chains)).sheet(view, seen, NODE);
    }

    /** What the codes of a page lead to, as a telephone reads them. */
    private static Set<String> codes(PDDocument pdf, int page) throws Exception {
        BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, DPI);
        int[] points = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), points)));
        Set<String> found = new TreeSet<>();
        for (Result one :
                new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))) {
            found.add(one.getText());
        }
        return found;
    }

    @Test
    void fourteen_labels_are_two_pages_and_every_code_leads_to_its_item() throws Exception {
        List<Entry> items = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            items.add(exhibits.item(CO));
        }
        byte[] made = new Press().pdf(sheet(items));
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(made), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);
            assertTrue(result.isCompliant(), () -> result.getTestAssertions().toString());
        }
        try (PDDocument pdf = Loader.loadPDF(made)) {
            assertEquals(2, pdf.getNumberOfPages());
            Set<String> first = codes(pdf, 0);
            assertEquals(12, first.size(), first::toString);
            Set<String> all = new TreeSet<>(first);
            all.addAll(codes(pdf, 1));
            Set<String> wanted = items.stream().map(one -> one.id().toString()).collect(Collectors.toSet());
            Set<String> read = all.stream()
                    .map(one -> one.replaceAll(".*/entries/([0-9a-f-]{36})\\?number=.*", "$1"))
                    .collect(Collectors.toSet());
            assertEquals(wanted, read);
            String words = new PDFTextStripper().getText(pdf);
            assertTrue(words.contains("-CO-0001") && words.contains("-CO-0014"), words);
            assertFalse(words.contains("Teléfono") || words.contains("Cali") || words.contains("Ruiz"), words);
        }
    }

    @Test
    void items_are_chosen_in_the_register_and_what_cannot_be_printed_is_said() {
        Entry item = exhibits.sent(BR, CO);
        String shown = space.shown("member", register);
        assertTrue(shown.contains("action=\"" + register + "/labels\"") && shown.contains("Print labels (PDF)"), shown);
        assertTrue(shown.contains("value=\"" + item.id() + "\" form=\"chosen\""), shown);
        String labels = register + "/labels?act=labels";
        assertEquals(422, space.get("leader", labels).statusCode(), "nothing was chosen");
        assertEquals(422, space.get("leader", labels + "&chosen=x").statusCode());
        assertEquals(
                422,
                space.get("leader", register + "/labels?chosen=" + item.id()).statusCode(),
                "no act");
        assertEquals(
                404, space.get("leader", labels + "&chosen=" + TestNode.id()).statusCode());
        for (String who : List.of("outsider", "participant")) {
            assertEquals(404, space.get(who, labels + "&chosen=" + item.id()).statusCode());
        }
    }
}
