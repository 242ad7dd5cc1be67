package dev.fieldtest.sitecorpus.imports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.sitecorpus.GrowingCorpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SiteImportTest {
  private static final String BOOKMARKS =
      """
      <!DOCTYPE NETSCAPE-Bookmark-file-1>
      <!-- This is an automatically generated file. -->
      <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
      <TITLE>Bookmarks</TITLE>
      <H1>Bookmarks</H1>
      <DL><p>
        <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bar</H3>
        <DL><p>
          <DT><A HREF="https://a.test/login?next=%2F#top" ADD_DATE="1" ICON="data:image/png;base64,AA">A</A>
          <DT><A HREF="http://b.test" TAGS="x">B &amp; b</A>
          <DT><A HREF="place:sort=8">Recent</A>
          <DT><A HREF="javascript:void(0)">Script</A>
        </DL><p>
        <DT><A HREF="https://a.test/login">Again</A>
        <DT><A HREF="https://d.test/a|b">Odd</A>
      </DL><p>
      """;

  @DataProvider
  public Object[][] files() {
    return new Object[][] {
      {"1,google.test\r\n2,\"a.test\"\r\n", "a top list", "https://google.test/\nhttps://a.test/"},
      {"rank,domain\n1,a.test\n", "a top list", "https://a.test/"},
      {"GlobalRank,TldRank,Domain,TLD\n1,1,a.test,test\n", "a top list", "https://a.test/"},
      {"origin,rank\nhttps://www.a.test,1000\n", "a top list", "https://www.a.test/"},
      {"a.test\nwww.bücher.test\n", "a list", "https://a.test/\nhttps://www.xn--bcher-kva.test/"},
      {"domain\na.test", "a list", "https://a.test/"},
      {
        "# mine, all of them\n\nhttps://a.test/login?x=1#y\n  HTTP://B.test \n",
        "a list",
        "https://a.test/login?x=1#y\nhttp://b.test/"
      },
      {BOOKMARKS, "bookmarks", "https://a.test/login\nhttp://b.test/\nhttps://d.test/a%7Cb"},
    };
  }

  @Test(dataProvider = "files")
  public void takesTheAddressesOfEachKindOfFile(String content, String kind, String taken)
      throws Exception {
    Imports imports = Imports.intoNothing();
    assertEquals(imports.take(content).kind(), kind);
    assertEquals(imports.taken(), taken);
  }

  /** First lines as the programs write them. */
  @DataProvider
  public Object[][] exports() {
    return new Object[][] {
      {
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp"
      },
      {"Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes"},
      {"url,username,password,totp,extra,name,grouping,fav"},
      {"name,url,username,password,note"},
      {
        "\"url\",\"username\",\"password\",\"httpRealm\",\"formActionOrigin\",\"guid\",\"timeCreated\""
      },
      {"Title,URL,Username,Password,Notes,OTPAuth"},
      {"\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\",\"Icon\""},
      {"\"Account\",\"Login Name\",\"Password\",\"Web Site\",\"Comments\""},
      {"username,username2,username3,title,password,note,url,category,otpUrl"},
      {"Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2"},
      {"name;Website Address;password"},
      {"Webseite\tBenutzer\tKennwort"},
    };
  }

  @Test(dataProvider = "exports")
  public void findsTheColumnOfAddressesByItsName(String header) throws Exception {
    String separator = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    String row = header.replaceAll("[^" + separator + "]+", "secret.test");
    List<String> names = List.of(header.replace("\"", "").split(separator));
    int column = -1;
    for (String name :
        List.of("login_uri", "url", "Url", "URL", "Web Site", "Website Address", "Webseite")) {
      column = column < 0 ? names.indexOf(name) : column;
    }
    String[] cells = row.split(separator, -1);
    cells[column] = "\"https://me:secret@a.test/login;jsessionid=secret?token=secret#secret\"";
    Imports imports = Imports.intoNothing();
    ImportedFile file = imports.take(header + "\r\n" + String.join(separator, cells) + "\r\n");
    assertEquals(file.kind(), "a password manager's export");
    assertEquals(imports.taken(), "https://a.test/login");
  }

  @Test
  public void takesAllAddressesOfACell() throws Exception {
    Imports imports = Imports.intoNothing();
    imports.take("name,login_uri,login_password\nx,\"https://a.test/,https://b.test/x\",p\n");
    assertEquals(imports.taken(), "https://a.test/\nhttps://b.test/x");
  }

  @Test
  public void tellsWhatItLeavesOutAndWhy() throws Exception {
    Imports imports = Imports.into("https://known.test\n", 2);
    ImportedFile file =
        imports.take(
            "url,password\nhttps://KNOWN.test:443,p\nhttps://a.test/,p\nhttps://a.test/?x,p\n"
                + ",p\nandroid://x@com.a/,p\nhttp://sn,p\nhttps://b.test/@me,p\nno address,p\n"
                + "b.test,p\nhttps://c.test/,p\n");
    assertEquals(file.taken(), 2);
    assertEquals(
        file.leftOut(),
        Map.of(
            "without an address", 2,
            "not http or https", 2,
            "with more than an address, which may be a secret", 1,
            "in the corpus already", 1,
            "named before", 1,
            "beyond --limit", 1));
    assertTrue(
        file.toString().contains("a password manager's export, 2 taken; left out: 2 without"));
    assertEquals(imports.taken(), "https://a.test/\nhttps://b.test/");
  }

  @DataProvider
  public Object[][] unusable() {
    return new Object[][] {
      {"{\"items\":[]}", ": is neither CSV nor bookmarks"},
      {"<?xml version=\"1.0\"?><x/>", ": is neither CSV nor bookmarks"},
      {"<!DOCTYPE html><a href=\"https://a.test/\">", ": is neither CSV nor bookmarks"},
      {"bob,https://a.test/,secret\n", ": names no column of addresses in its first line"},
      {"site name;user;password\n", ": names no column of addresses in its first line"},
      {"url,password\nhttps://a.test/,x,secret\n", ":2: has another number of cells"},
      {"# a\n\nurl,password\nhttps://a.test/,\"1\n2\"\nsecret\n", ":6: has another number"},
      {"url,password\nhttps://a.test/,\"sec\"ret\n", ": has quotes that do not match"},
      {"url,password\nhttps://a.test/,\"secret\n", ": has quotes that do not match"},
    };
  }

  @Test(dataProvider = "unusable")
  public void refusesWhatItCanNotTellApartAndQuotesNothing(String content, String says)
      throws Exception {
    Imports imports = Imports.intoNothing();
    var refusal = expectThrows(UnusableImportException.class, () -> imports.take(content));
    assertTrue(refusal.getMessage().contains("import" + says), refusal.getMessage());
    assertTrue(!refusal.getMessage().contains("secret"), refusal.getMessage());
    assertEquals(imports.taken(), "");
  }

  @Test
  public void readsWhatWindowsWrites() throws Exception {
    Imports imports = Imports.intoNothing();
    imports.take("\uFEFFurl,password\r\nhttps://a.test/,x\r\n".getBytes(StandardCharsets.UTF_16LE));
    imports.take("\uFEFFurl;password\r\nhttps://b.test/;\"x\"\r\n");
    assertEquals(imports.taken(), "https://a.test/\nhttps://b.test/");
  }

  @Test
  public void saysThatAFileIsNotThere() throws Exception {
    var none = new SiteImport(GrowingCorpus.read(Path.of("none")), 1);
    var refusal =
        expectThrows(UnusableImportException.class, () -> none.take(Path.of("target/nothing")));
    assertEquals(refusal.getMessage(), "target/nothing: does not exist; check the path");
  }

  @Test
  public void readsATopListOfAHundredThousand() throws Exception {
    StringBuilder list = new StringBuilder();
    for (int rank = 1; rank <= 100_000; rank++) {
      list.append(rank).append(",d").append(rank).append(".test\n");
    }
    Imports imports = Imports.into("", 3);
    ImportedFile file = imports.take(list.toString());
    assertEquals(imports.taken(), "https://d1.test/\nhttps://d2.test/\nhttps://d3.test/");
    assertEquals(file.leftOut(), Map.of("beyond --limit", 99_997));
  }
}
