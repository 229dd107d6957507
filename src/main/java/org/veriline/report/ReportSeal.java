package org.veriline.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.io.TeeOutputStream;
import org.veriline.platform.Credentials;

/**
 * Signs with the appliance's own key: a PDF as PAdES (baseline B-B), anything else beside it. The
 * key is read when it is needed and not kept.
 */
public final class ReportSeal {

  /** What writes the content that is signed. */
  public interface Body {
    void write(OutputStream to) throws IOException;
  }

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final String certificateText;

  public ReportSeal(Credentials credentials) {
    certificateText = credentials.text("report.pem");
    try (PEMParser pem = new PEMParser(new StringReader(credentials.text("report-key.pem")))) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      Object found = pem.readObject();
      key =
          found instanceof PEMKeyPair pair
              ? converter.getKeyPair(pair).getPrivate()
              : converter.getPrivateKey((PrivateKeyInfo) found);
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          certificateText.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException broken) {
      throw new UncheckedIOException("the key of reports cannot be read", broken);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the certificate of reports cannot be read", broken);
    }
  }

  public String certificate() {
    return certificateText;
  }

  /** A detached CMS signature (DER) that names its certificate, as CAdES and PAdES ask for. */
  public byte[] sign(byte[] content) {
    try {
      return sign(OutputStream.nullOutputStream(), out -> out.write(content));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * The same for what is too long to be held: it is signed while it goes on to the stream, which
   * stays open.
   */
  public byte[] sign(OutputStream to, Body body) throws IOException {
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    try (OutputStream hashed = generator().open(signature, false)) {
      OutputStream both = new TeeOutputStream(hashed, to);
      body.write(both);
      both.flush();
    } catch (CMSException broken) {
      throw new IllegalStateException("a report cannot be signed", broken);
    }
    return ASN1Primitive.fromByteArray(signature.toByteArray()).getEncoded(ASN1Encoding.DER);
  }

  private CMSSignedDataStreamGenerator generator() throws CMSException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      ASN1EncodableVector attributes = new ASN1EncodableVector();
      attributes.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
      DefaultSignedAttributeTableGenerator usual =
          new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes));
      CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              // PAdES has the time in the PDF and forbids it here.
              .setSignedAttributeGenerator(
                  about -> usual.getAttributes(about).remove(CMSAttributes.signingTime))
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key), certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      return generator;
    } catch (GeneralSecurityException | OperatorCreationException broken) {
      throw new IllegalStateException("a report cannot be signed", broken);
    }
  }

  /** Signs the PDF within itself. */
  public byte[] signPdf(byte[] pdf, Instant at) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
      GregorianCalendar time = new GregorianCalendar();
      time.setTime(Date.from(at));
      signature.setSignDate(time);
      document.addSignature(signature, content -> sign(content.readAllBytes()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
