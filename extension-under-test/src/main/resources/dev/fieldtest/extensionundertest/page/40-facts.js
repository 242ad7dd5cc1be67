// One reading of one frame.

function countMatches(selectors) {
  return selectors.reduce((sum, selector) => sum + deepQueryAll(selector).length, 0);
}

function documentStatus() {
  const [entry] = performance.getEntriesByType('navigation');
  return entry ? entry.responseStatus || 0 : 0;
}

/**
 * The wall rules that the document meets, as far as a page can tell: what a rule says of headers is looked at outside. A page with a
 * login form is no wall, nor is one on which an extension has put its control in the place of it, nor one that asks for an address or
 * a password: sign-ups and newsletters have captchas, too, and are what was asked for.
 */
function wallsOf(rules, status, { form, controls }) {
  if (controls.length || window !== window.top || (form && form.fields.some((field) => field.visible))) return [];
  if (deepQueryAll('input[type=email], input[type=password]').some(isVisible)) return [];
  const title = document.title.slice(0, 300);
  let text = null;
  const words = () => (text ??= document.body ? document.body.innerText.slice(0, 5000).replace(/\s+/g, ' ').trim() : '');
  const says = (pattern, said) => new RegExp(pattern, 'iu').test(said);
  const meets = (rule) => (!rule.statuses || rule.statuses.includes(status))
    && (!rule.title || says(rule.title, title))
    && (!rule.selector || deepQuery(rule.selector) !== null)
    && (!rule.url || says(rule.url, location.href.slice(0, 2000)))
    && (!rule.mostText || words().length <= rule.mostText)
    && (!rule.text || says(rule.text, words()));
  return rules.filter(meets).map((rule) => rule.name);
}

/** Everything that is known of this frame now. */
function readFacts(spec) {
  const found = findControls(spec);
  const elements = found.map((each) => each.element);
  const form = findForm(spec, elements);
  const status = documentStatus();
  const facts = {
    url: location.href.slice(0, 2000), status, title: document.title.slice(0, 300),
    ready: spec.readyMarker ? deepQuery(spec.readyMarker) !== null : false,
    detected: countMatches(spec.detected),
    form: formFacts(form, elements),
    suggested: suggestForm(spec, form),
  };
  facts.controls = controlFacts(spec, found, form);
  facts.withdrawn = watch.withdrawn;
  facts.named = window.name !== '';
  facts.walls = wallsOf(WALLS, status, facts);
  return facts;
}
