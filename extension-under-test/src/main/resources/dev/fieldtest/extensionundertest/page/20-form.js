// The login form of this frame: by the corpus's selectors where it gives some, else by the detector.

function firstMatch(selector) {
  const found = deepQueryAll(selector);
  return found.find(isVisible) || found[0] || null;
}

/** The fields that the corpus names, as far as they are in the document. */
function namedFields(form) {
  return ['username', 'password']
    .map((role) => ({ role, element: form[role] ? firstMatch(form[role]) : null }))
    .filter((field) => field.element);
}

function detectedFields(login) {
  return ['username', 'password'].map((role) => ({ role, element: login[role] })).filter((field) => field.element);
}

const isForm = (element) => tagOf(element) === 'form';
const isPage = (element) => /^(body|html)$/.test(tagOf(element));

/** What a control belongs to: its form element, else the largest ancestor within a few levels that is not the page. */
function surroundingsOf(control) {
  let surroundings = null;
  for (let node = parentAcross(control), level = 0; node && !isPage(node); node = parentAcross(node), level++) {
    if (isForm(node)) return node;
    if (level < 6) surroundings = node;
  }
  return surroundings;
}

/**
 * Fields that an extension may have hidden: those around its controls. The detector takes them for visible, for it has to find the
 * form that was there before the extension came.
 */
function fieldsBeside(controls) {
  const surroundings = controls.map(surroundingsOf).filter(Boolean);
  const fields = surroundings.flatMap((element) => deepQueryAll('input', element));
  return new Set(fields.filter((field) => attribute(field, 'type').toLowerCase() !== 'hidden'));
}

function detectForms(controls) {
  const beside = fieldsBeside(controls);
  return findLoginForms((element) => isVisible(element) || beside.has(element));
}

/** The fields of the page's login form, and who said so: {truth, fields} or null. The corpus may say that it is in another frame. */
function findForm(spec, controls) {
  if (spec.elsewhere) return null;
  if (spec.form) {
    const fields = namedFields(spec.form);
    return fields.length ? { truth: 'CORPUS', fields } : null;
  }
  const forms = detectForms(controls);
  return forms.length ? { truth: 'DETECTOR', fields: detectedFields(forms[0]) } : null;
}

/** Where the detector sees a login form in the top frame, though the corpus's selectors match nothing. */
function suggestForm(spec, form) {
  if (!spec.control || !spec.form || form || window !== window.top) return null;
  const [login] = detectForms([]);
  if (!login) return null;
  const [username, password] = ['username', 'password'].map((role) => (login[role] ? lastingSelector(login[role]) : null));
  return username || password ? { username, password } : null;
}

/** Facts about one field. What an extension's control covers is out of sight. */
function fieldFacts({ role, element }, controls) {
  const facts = { role, outline: outline(element), box: boxOf(element), visible: isVisible(element), coveredBy: null };
  if (!facts.visible) return facts;
  const labels = Array.from(element.labels || []);
  const { hit, cover } = reach(element, (target) => holds(element, target) || labels.some((label) => holds(label, target)));
  facts.box = boxOf(element);
  if (hit || !cover) return facts;
  facts.visible = !controls.some((control) => control !== element && holds(control, cover));
  if (facts.visible && !holds(cover, element)) facts.coveredBy = coverOutline(cover, element);
  return facts;
}

function formFacts(form, controls) {
  if (!form) return null;
  const fields = form.fields.map((field) => fieldFacts(field, controls));
  return { truth: form.truth, box: union(fields.map((field) => field.box).filter(hasArea)), fields };
}
