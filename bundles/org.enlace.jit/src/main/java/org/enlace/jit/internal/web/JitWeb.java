package org.enlace.jit.internal.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FilePanels;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.rest.bundle.BundleApi;
import org.enlace.jit.internal.rest.course.TeamApi;
import org.enlace.jit.internal.rest.custody.CaseApi;
import org.enlace.jit.internal.rest.custody.CustodyApi;
import org.enlace.jit.internal.rest.custody.RegisterApi;
import org.enlace.jit.internal.rest.evidence.ContentApi;
import org.enlace.jit.internal.rest.loan.BorrowedApi;
import org.enlace.jit.internal.rest.loan.LoanApi;
import org.enlace.jit.internal.rest.picture.PictureApi;
import org.enlace.jit.internal.rest.retention.RetentionApi;
import org.enlace.jit.internal.rest.work.EntryApi;
import org.enlace.jit.internal.web.agreement.AgreementResources;
import org.enlace.jit.internal.web.agreement.TextPanel;
import org.enlace.jit.internal.web.bundle.BundleResources;
import org.enlace.jit.internal.web.closing.ClosingResources;
import org.enlace.jit.internal.web.course.CourseWeb;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.loan.LoanResources;
import org.enlace.jit.internal.web.retention.RetentionResources;
import org.enlace.jit.internal.web.signing.SigningPanel;
import org.enlace.jit.internal.web.signing.SigningResources;
import org.enlace.jit.internal.web.work.WorkPanel;
import org.enlace.jit.internal.web.work.WorkReference;
import org.enlace.jit.internal.web.work.WorkResources;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.platform.Texts;
import org.enlace.reference.ReferenceData;
import org.enlace.web.WebApplication;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: the module's pages and its API. The use cases are asked for with the first request. */
@Component(service = WebApplication.class)
public final class JitWeb implements WebApplication {
    private final Pages pages;
    private final Set<Object> resources = new HashSet<>();

    @Activate
    public JitWeb(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = FilePanels.class) ComponentServiceObjects<FilePanels> panels,
            @Reference(service = ReferenceData.class) ComponentServiceObjects<ReferenceData> reference,
            @Reference(service = ClosingArea.class) ComponentServiceObjects<ClosingArea> closing,
            @Reference(service = BundleArea.class) ComponentServiceObjects<BundleArea> bundles,
            @Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> loans,
            @Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> retention) {
        this(
                new Lazily<>(desks),
                new Lazily<>(panels),
                WorkReference.of(new Lazily<>(reference)),
                new Lazily<>(closing),
                new Lazily<>(bundles),
                new Lazily<>(loans),
                new Lazily<>(retention));
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static JitWeb of(Supplier<Desks> desks, Supplier<FilePanels> panels) {
        return of(desks, panels, set -> List.of());
    }

    /** The same where reference data is there. */
    public static JitWeb of(Supplier<Desks> desks, Supplier<FilePanels> panels, WorkReference reference) {
        return of(desks, panels, reference, () -> {
            throw new UnsupportedOperationException("Nothing comes of teams here");
        });
    }

    /** The same with what comes of teams. */
    public static JitWeb of(
            Supplier<Desks> desks,
            Supplier<FilePanels> panels,
            WorkReference reference,
            Supplier<ClosingArea> closing) {
        return of(desks, panels, reference, closing, () -> {
            throw new UnsupportedOperationException("No bundles are made here");
        });
    }

    /** The same with bundles for courts. */
    public static JitWeb of(
            Supplier<Desks> desks,
            Supplier<FilePanels> panels,
            WorkReference reference,
            Supplier<ClosingArea> closing,
            Supplier<BundleArea> bundles) {
        return of(
                desks,
                panels,
                reference,
                closing,
                bundles,
                () -> {
                    throw new UnsupportedOperationException("Nothing is lent here");
                },
                () -> {
                    throw new UnsupportedOperationException("Nothing is erased here");
                });
    }

    /** The same with digital evidence that is lent, and the end of retention. */
    public static JitWeb of(
            Supplier<Desks> desks,
            Supplier<FilePanels> panels,
            WorkReference reference,
            Supplier<ClosingArea> closing,
            Supplier<BundleArea> bundles,
            Supplier<LoanArea> loans,
            Supplier<RetentionArea> retention) {
        return new JitWeb(desks, panels, reference, closing, bundles, loans, retention);
    }

    private JitWeb(
            Supplier<Desks> desks,
            Supplier<FilePanels> panels,
            WorkReference reference,
            Supplier<ClosingArea> closing,
            Supplier<BundleArea> bundles,
            Supplier<LoanArea> loans,
            Supplier<RetentionArea> retention) {
        pages = new Pages(desks);
        resources.addAll(CourseWeb.pages(
                pages, panels, List.of(new WorkPanel(pages), new TextPanel(pages), new SigningPanel(pages))));
        resources.addAll(AgreementResources.of(pages, () -> desks.get().agreements()));
        resources.addAll(SigningResources.of(pages, desks));
        resources.addAll(WorkResources.of(pages, reference, panels));
        resources.addAll(ClosingResources.of(pages, reference, closing));
        WorkWay way = new WorkWay(pages, reference);
        resources.addAll(BundleResources.of(way, bundles));
        resources.addAll(LoanResources.of(way, new EvidenceChains(pages, way), loans));
        resources.add(new BundleApi(bundles));
        resources.add(new LoanApi(loans));
        resources.add(new BorrowedApi(loans));
        resources.addAll(RetentionResources.of(pages, way, retention));
        resources.add(new RetentionApi(retention));
        resources.add(new TeamApi(desks));
        resources.add(new EntryApi(desks));
        resources.add(new RegisterApi(desks));
        resources.add(new CustodyApi(desks));
        resources.add(new CaseApi(desks, reference::records));
        resources.add(new ContentApi(desks));
        resources.add(new PictureApi(desks, reference::records));
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public List<String> paths() {
        return List.of("/jit", "/api/jit");
    }

    @Override
    public Set<Object> resources() {
        return Set.copyOf(resources);
    }

    @Override
    public Texts texts() {
        return pages.texts();
    }
}
