import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints each file with each profile and whether it complies, then what it breaks. */
public class VeraPdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String profile : new String[] {"ua1", "2a"}) {
                check(file, PDFAFlavour.byFlavourId(profile));
            }
        }
    }

    private static void check(String file, PDFAFlavour flavour) throws Exception {
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(file + " " + flavour.getId() + " " + result.isCompliant());
            for (TestAssertion each : result.getTestAssertions()) {
                System.out.println("  " + each.getRuleId().getClause() + "-"
                        + each.getRuleId().getTestNumber() + " " + each.getMessage());
            }
        }
    }
}
