package org.enlace.training.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.internal.CertificateDoor.Answer;
import org.enlace.training.internal.CertificateFiles;
import org.enlace.web.Download;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;

/** Where anybody who has a certificate in hand sees whether it is valid. */
@Path("/training/certificates/check")
@Public(
        "The number and the code of a certificate are the key; it says what the certificate says and whether it is valid, and nothing else")
public final class CertificateCheckPage {
    private static final OfficerId NOBODY = new OfficerId("visitor");
    private static final int LONGEST = 60;

    /** Of an address of IPv6 those bytes that one customer has all of. */
    private static final int PREFIX = 8;

    private static final int IPV6 = 16;

    private final Pages pages;

    CertificateCheckPage(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Produces("text/html")
    public Response check(
            @Context Visitor visitor,
            @Context Sender sender,
            @QueryParam("number") @DefaultValue("") String number,
            @QueryParam("code") @DefaultValue("") String code) {
        if (number.isBlank() && code.isBlank()) {
            return Response.ok(page(null, 0, false, number, code, visitor)).build();
        }
        Answer answer = pages.desks().certificates().door().check(number, code, network(sender.address()));
        return answered(answer, number, code, visitor);
    }

    @GET
    @Path("/pdf")
    public Response pdf(
            @Context Visitor visitor,
            @Context Sender sender,
            @Context UriInfo address,
            @QueryParam("number") @DefaultValue("") String number,
            @QueryParam("code") @DefaultValue("") String code) {
        Answer answer =
                pages.desks().certificates().door().file(number, code, network(sender.address()), address.getBaseUri());
        if (answer instanceof Answer.File file) {
            return Download.of(CertificateFiles.name(file.certificate()), "application/pdf", file.pdf())
                    .build();
        }
        return answered(answer, number, code, visitor);
    }

    private Response answered(Answer answer, String number, String code, Visitor visitor) {
        if (answer instanceof Answer.Later later) {
            return Response.status(429)
                    .type("text/html")
                    .header("Retry-After", later.seconds())
                    .entity(page(null, later.seconds(), false, number, code, visitor))
                    .build();
        }
        if (answer instanceof Answer.Known known) {
            return Response.ok(page(known.certificate(), 0, false, number, code, visitor))
                    .type("text/html")
                    .header("X-Robots-Tag", "noindex")
                    .build();
        }
        return Response.status(404)
                .type("text/html")
                .entity(page(null, 0, true, number, code, visitor))
                .build();
    }

    /** Nobody who is signed in: whoever is sees no more here than others. */
    private Page page(
            Certificate certificate, long wait, boolean unknown, String number, String code, Visitor visitor) {
        Caller caller = Caller.holding(NOBODY, visitor.language(), visitor.zone(), Set.of());
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("words", new CertificateLabels(labels));
        parameters.put("certificate", certificate);
        parameters.put("wait", wait);
        parameters.put("unknown", unknown);
        parameters.put("number", cut(number));
        parameters.put("code", cut(code));
        parameters.put(
                "pdf",
                certificate == null ? "" : pages.desks().certificates().files().download(certificate.number()));
        return pages.alone(labels.get("check.title"), "certificate-check", parameters);
    }

    private static String cut(String typed) {
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** An IPv6 address stands for its /64, all of which one customer has. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6 ? HexFormat.of().formatHex(bytes, 0, PREFIX) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
