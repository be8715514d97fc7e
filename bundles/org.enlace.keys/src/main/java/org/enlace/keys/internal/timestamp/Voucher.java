package org.enlace.keys.internal.timestamp;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.NotStamped.Why;

/** Who vouches for a certificate with which time stamps are signed. */
final class Voucher {
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private Voucher() {}

    /**
     * @param carried what else may lie on the way to an anchor
     * @return the anchor
     * @throws NotStamped where it is no certificate for time stamps, was not valid at that moment, or leads to no anchor
     */
    static X509Certificate of(
            X509Certificate signer, List<X509Certificate> carried, List<X509Certificate> anchors, Date at)
            throws NotStamped {
        requireForTimeStamps(signer);
        requireValid(signer, at);
        if (anchors.isEmpty()) {
            throw new NotStamped(Why.CERTIFICATE, "No certificate is trusted for time stamps");
        }
        Optional<X509Certificate> same = anchors.stream().filter(signer::equals).findFirst();
        return same.isPresent() ? same.get() : above(signer, carried, anchors, at);
    }

    /** RFC 3161, 2.3: for time stamps alone, and marked as critical. */
    private static void requireForTimeStamps(X509Certificate signer) throws NotStamped {
        try {
            Set<String> critical = signer.getCriticalExtensionOIDs();
            if (!List.of(TIME_STAMPING).equals(signer.getExtendedKeyUsage())
                    || critical == null
                    || !critical.contains(EXTENDED_KEY_USAGE)) {
                throw new NotStamped(
                        Why.CERTIFICATE, "The certificate of " + named(signer) + " is not one for time stamps alone");
            }
        } catch (CertificateParsingException e) {
            throw new NotStamped(Why.CERTIFICATE, "The certificate does not say what it is for");
        }
    }

    private static void requireValid(X509Certificate signer, Date at) throws NotStamped {
        try {
            signer.checkValidity(at);
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new NotStamped(
                    Why.EXPIRED,
                    "The certificate of " + named(signer) + " is valid from "
                            + signer.getNotBefore().toInstant() + " to "
                            + signer.getNotAfter().toInstant() + ", and not at " + at.toInstant()
                            + ", the moment that is stamped");
        }
    }

    private static X509Certificate above(
            X509Certificate signer, List<X509Certificate> carried, List<X509Certificate> anchors, Date at)
            throws NotStamped {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(signer);
            PKIXBuilderParameters wanted = new PKIXBuilderParameters(
                    anchors.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
            List<X509Certificate> between = new ArrayList<>(carried);
            between.add(signer);
            wanted.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            wanted.setDate(at);
            wanted.setRevocationEnabled(false);
            return ((PKIXCertPathBuilderResult)
                            CertPathBuilder.getInstance("PKIX").build(wanted))
                    .getTrustAnchor()
                    .getTrustedCert();
        } catch (CertPathBuilderException e) {
            throw new NotStamped(
                    Why.CERTIFICATE,
                    "Nobody who is trusted for time stamps vouches for " + named(signer) + ", whose certificate is by "
                            + JavaTimeStamps.line(
                                    signer.getIssuerX500Principal().getName()));
        } catch (InvalidAlgorithmParameterException e) {
            throw new NotStamped(Why.CERTIFICATE, "No certificate is trusted for time stamps");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java builds paths of certificates", e);
        }
    }

    private static String named(X509Certificate certificate) {
        return "\"" + JavaTimeStamps.line(name(certificate)) + "\"";
    }

    /** The common name; where there is none, the whole name. */
    static String name(X509Certificate certificate) {
        X500Name all =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        RDN[] common = all.getRDNs(BCStyle.CN);
        return common.length == 0
                ? certificate.getSubjectX500Principal().getName()
                : IETFUtils.valueToString(common[common.length - 1].getFirst().getValue());
    }
}
