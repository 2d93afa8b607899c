package dev.rollcall.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of a file, and in no others. */
public final class TrustedCa {
    private TrustedCa() {}

    /**
     * Reads the certificates.
     *
     * @param pem the file, in PEM, not null
     * @return a context for connections to servers whose certificate is signed by one of them
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate; the message says which
     */
    public static SSLContext read(Path pem) {
        try (InputStream file = Files.newInputStream(pem)) {
            return trusting(CertificateFactory.getInstance("X.509").generateCertificates(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the file holds no certificates in PEM", e);
        }
    }

    private static SSLContext trusting(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
