package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertThrows;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.ShardMerge;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import org.xml.sax.SAXException;

public class JUnitSchemaTest {
  @DataProvider
  Object[][] reports() {
    var shards = DividedRun.of(1, 60, 3).shards();
    return new Object[][] {
      {Samples.report()},
      {Samples.report(Outcome.values())},
      {Samples.hostile()},
      {ShardMerge.of(shards.subList(1, 3)).report()},
    };
  }

  @Test(dataProvider = "reports")
  public void jenkinsCanReadIt(RunReport report) throws Exception {
    schema().newValidator().validate(new StreamSource(new StringReader(junit(report))));
  }

  @Test
  public void schemaRefusesWhatJenkinsWould() throws Exception {
    var junit = junit(Samples.report(Outcome.NOT_DETECTED));
    for (var wrong :
        new String[] {
          junit.replace(" tests=\"1\"", " tests=\"one\""),
          junit.replace("<failure", "<failed").replace("</failure", "</failed"),
          junit.replace("00\" timestamp", "00Z\" timestamp").replace(" classname=", " class="),
        }) {
      assertThrows(
          SAXException.class,
          () -> schema().newValidator().validate(new StreamSource(new StringReader(wrong))));
    }
  }

  private static String junit(RunReport report) throws Exception {
    var out = new StringWriter();
    new JUnitXml().write(report, out);
    return out.toString();
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitSchemaTest.class.getResource("junit.xsd"));
  }
}
