package org.enlace.audit.internal.web;

import java.util.List;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What installed modules call their acts, kinds of records and fields: {@code audit.act.CODE}, {@code audit.kind.KIND},
 * {@code audit.fact.NAME} and {@code field.NAME} of their texts.
 */
@Component(service = ModuleWords.class)
public class ModuleWords {
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(component.name=org.enlace.audit.internal.web.AuditWeb))")
    private volatile List<WebApplication> applications = List.of();

    List<Texts> texts() {
        return applications.stream().map(WebApplication::texts).toList();
    }
}
