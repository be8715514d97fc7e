package org.enlace.jit.internal.web.retention;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWay;

/** The pages of the end of retention, for the module's web application. */
public final class RetentionResources {
    private RetentionResources() {}

    public static Set<Object> of(Pages pages, WorkWay way, Supplier<RetentionArea> area) {
        RetentionFrame frame = new RetentionFrame(way, area);
        return Set.of(
                new RetentionPages(frame),
                new ErasurePages(frame),
                new CertificatePages(new CertificatePaper(pages), frame));
    }
}
