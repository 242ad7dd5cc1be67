package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Leads;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.LoginForm;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteProposal;
import dev.fieldtest.sitecorpus.SiteServer;
import dev.fieldtest.sitecorpus.Step;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What visits that explore find out about pages: forms by selectors that last, and ways to them.
 */
@Test(groups = "browser")
public class ExploreBrowserTest {
  private static final String PASSWORD = "<input type='password'><button>Sign in</button>";

  private SiteServer server;
  private Grid grid;
  private BrowserSession session;

  private final Map<String, String> bodies = new LinkedHashMap<>();

  @DataProvider
  public Object[][] forms() {
    return new Object[][] {
      page(
          "names",
          "<form><input name='login' id='u1'><input name='pw' type='password'>"
              + "<button>Sign in</button></form>",
          "input[name=\"login\"]",
          "input[name=\"pw\"]"),
      page(
          "counted",
          "<form><input id='mat-input-0' autocomplete='username'>" + PASSWORD + "</form>",
          "input[autocomplete=\"username\"]",
          "input[type=\"password\"]"),
      page(
          "hashed",
          "<form><input name='f_a8x3k2' id='user-name'>" + PASSWORD + "</form>",
          "input#user-name",
          "input[type=\"password\"]"),
      page(
          "newsletter",
          "<form><input type='email' name='email'><button>Subscribe</button></form><h1>Sign in</h1>"
              + "<form><input type='email' name='email'>"
              + PASSWORD
              + "</form>",
          "form:has(input[type=\"password\"]) input[name=\"email\"]",
          "input[type=\"password\"]"),
      page(
          "both",
          "<form action='/session'><h2>Sign in</h2><input name='user'><input name='password' type='password'><button>Sign in</button></form>"
              + "<form action='/users'><h2>Create an account</h2><input name='user'><input name='password' type='password' autocomplete='new-password'>"
              + "<input name='password2' type='password'><button>Register</button></form>",
          "form[action=\"/session\"] input[name=\"user\"]",
          "form[action=\"/session\"] input[name=\"password\"]"),
      page(
          "nameless",
          "<form><h1>Sign in</h1><label>Username <input class='x'></label>" + PASSWORD + "</form>",
          "",
          "input[type=\"password\"]"),
    };
  }

  private Object[] page(String name, String body, String username, String password) {
    bodies.put(name, body);
    return new Object[] {name, username, password};
  }

  @BeforeClass
  public void open() throws Exception {
    forms();
    var frame =
        "<iframe title='Sign in' width='600' height='400' src='http://names.bundled.test/'></iframe>";
    bodies.put("framed", "<h1>Welcome</h1><iframe src='about:blank'></iframe>" + frame);
    bodies.put(
        "linked",
        "<nav><a href='/about'>About us</a> <a href='http://names.bundled.test/'>Log in</a></nav><p>Hello</p>");
    bodies.put(
        "modal",
        "<header><button class='css-1x9k2' data-testid='open-login'>Sign in</button></header><p>Hello</p><script>"
            + "document.querySelector('button').onclick = () => { document.querySelector('p').innerHTML = `"
            + bodies.get("names")
            + "`; };</script>");
    bodies.put(
        "provider",
        "<p>Hello</p><a href='/google'>Sign in with Google</a><a href='/new'>Sign up</a><a href='/help'>Forgot your login?</a>");
    var sites =
        bodies.entrySet().stream()
            .map(each -> HostedSite.ofPage(each.getKey() + ".bundled.test", html(each.getValue())))
            .toList();
    server = SiteServer.start(sites);
    grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1);
    var extension = ExtensionPackage.reference();
    var rules = BundledSites.hostRules(server);
    session =
        grid.open(
            new SessionRequest(
                extension,
                InjectionContract.of(extension, Optional.empty()),
                Profile.FULL,
                Optional.of(rules),
                Map.of()));
  }

  private static String html(String body) {
    return "<!doctype html><html lang='de'><head><meta charset='utf-8'><title>Page</title></head><body>"
        + body
        + "</body></html>";
  }

  @AfterClass(alwaysRun = true)
  public void close() {
    session.close();
    grid.close();
    server.close();
  }

  @Test(dataProvider = "forms")
  public void fieldsGetSelectorsThatLast(String name, String username, String password) {
    var form = explore(name).form().orElseThrow();
    assertEquals(
        form,
        new LoginForm(
            Optional.of(username).filter(text -> !text.isEmpty()),
            Optional.of(password),
            List.of()));
  }

  public void frameOfTheFormIsNamed() {
    assertEquals(
        explore("framed").form().orElseThrow().frame(), List.of("iframe[title=\"Sign in\"]"));
  }

  public void languageIsWhatTheDocumentSays() {
    assertEquals(explore("names").lang(), Optional.of("de"));
  }

  public void linkLeadsToAnAddress() {
    var leads = explore("linked");
    assertEquals(leads.form(), Optional.empty());
    assertEquals(leads.doors().get(0).url(), Optional.of("http://names.bundled.test/"));
    assertEquals(leads.doors().get(0).text(), "Log in");
  }

  public void buttonLeadsToAFormByAClick() {
    var door = explore("modal").doors().get(0);
    assertEquals(door.url(), Optional.empty());
    assertEquals(door.selector(), Optional.of("button[data-testid=\"open-login\"]"));
    var behind = explore("modal", new Step.Click(door.selector().orElseThrow()));
    assertTrue(behind.form().isPresent());
  }

  public void signUpsProvidersAndForgottenNamesAreNoDoors() {
    assertEquals(explore("provider").doors(), List.of());
  }

  private Leads explore(String name, Step... steps) {
    var url = URI.create("http://" + name + ".bundled.test/");
    var site = SiteProposal.unseen(url, List.of()).at(url, List.of(steps)).as(SiteId.of(url));
    var visit = new Visit(site, Visit.Kind.EXPLORE, Duration.ofSeconds(20));
    return ((PageLoad.Loaded) session.visit(visit).load()).leads();
  }
}
