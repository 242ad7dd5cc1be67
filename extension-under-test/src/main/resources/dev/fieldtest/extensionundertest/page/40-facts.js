// One reading of one frame.

function countMatches(selectors) {
  return selectors.reduce((sum, selector) => sum + deepQueryAll(selector).length, 0);
}

function documentStatus() {
  const [entry] = performance.getEntriesByType('navigation');
  return entry ? entry.responseStatus || 0 : 0;
}

/** The first wall rule that the document meets, or null. A page with a login form is no wall. */
function wallOf(rules, status, form) {
  if (form || window !== window.top) return null;
  const title = document.title.slice(0, 300);
  const meets = (rule) => (!rule.statuses || rule.statuses.includes(status))
    && (!rule.title || new RegExp(rule.title, 'iu').test(title))
    && (!rule.selector || deepQuery(rule.selector) !== null);
  const rule = rules.find(meets);
  return rule ? rule.name : null;
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
  facts.wall = wallOf(WALLS, status, facts.form && facts.form.fields.some((field) => field.visible));
  return facts;
}
