// What the extension injected: can it be seen, does a click reach it, and which form does it stand at.

const MAX_CONTROLS = 20;
const NEAR = 80; // CSS pixels between an absolutely placed control and the field that it belongs to
const LOGIN_FIELDS = 5; // account, password, company or code, remember me, and one to spare
const PROBE_STEP = 8; // CSS pixels between the points that are tried for a control without a box of its own

/** The outermost elements that match the contract's selectors, a bounded number: [{selector, element}]. */
function findControls(spec) {
  const found = [];
  for (const selector of spec.injected) {
    for (const element of deepQueryAll(selector)) {
      if (found.length < MAX_CONTROLS && !found.some((other) => holds(other.element, element))) found.push({ selector, element });
    }
  }
  return found;
}

/** The elements that may give a control its box: itself, what it contains, and what its open shadow root renders. */
function partsOf(element) {
  const parts = [element];
  for (const root of rootsBelow(element)) parts.push(...Array.from(query(root, '*')).slice(0, 200));
  return parts;
}

/** For a control that renders in a closed shadow root: the points around the fields at which a click reaches it. */
function boxByHitting(element, fields) {
  const around = fields.map((field) => field.element).filter(isVisible);
  const host = parentAcross(element);
  const near = around.length ? around : host ? [host] : [];
  const points = [];
  for (const place of near.slice(0, 2)) {
    bringIntoView(place);
    const rect = rectOf(place);
    const right = Math.min(rect.right + 48, rect.left + 800), bottom = Math.min(rect.bottom + 48, rect.top + 300);
    for (let y = rect.top - 48 + PROBE_STEP / 2; y < bottom; y += PROBE_STEP) {
      for (let x = rect.left - 48 + PROBE_STEP / 2; x < right; x += PROBE_STEP) {
        const target = elementHit(element, x, y);
        if (target && holds(element, target)) points.push({ x: x + scrollX - PROBE_STEP / 2, y: y + scrollY - PROBE_STEP / 2, width: PROBE_STEP, height: PROBE_STEP });
      }
    }
  }
  return points.length ? union(points) : null;
}

function renderedFacts(element) {
  const part = partsOf(element).find(isVisible);
  if (!part) return null;
  const { hit, cover } = reach(part, (target) => holds(element, target));
  return { box: boxOf(part), visible: true, hit, coveredBy: !hit && cover ? coverOutline(cover, part) : null };
}

function hitFacts(element, fields) {
  const opaque = !element.checkVisibility || element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const box = opaque ? boxByHitting(element, fields) : null;
  return { box: box || boxOf(element), visible: box !== null, hit: box !== null, coveredBy: null };
}

function branchOf(ancestor, element) {
  let child = element;
  while (parentAcross(child) !== ancestor) child = parentAcross(child);
  const siblings = Array.from(parentOf(child).childNodes);
  return siblings.indexOf(child);
}

/** Of the fields below a common ancestor, those in the branches nearest to the control. */
function nearestFields(ancestor, control, fields) {
  const at = branchOf(ancestor, control);
  const steps = fields.map((field) => Math.abs(branchOf(ancestor, field) - at));
  const least = Math.min(...steps);
  return fields.filter((field, i) => steps[i] === least);
}

function placeByBox(box, login, others) {
  const gap = (elements) => Math.min(Infinity, ...elements.filter(isVisible).map((element) => distance(box, boxOf(element))));
  const toLogin = gap(login), toOthers = gap(others);
  if (toLogin === Infinity) return toOthers < NEAR ? 'ELSEWHERE' : 'UNKNOWN';
  return toLogin <= NEAR && toLogin <= toOthers ? 'AT_FORM' : 'ELSEWHERE';
}

function formAround(element) {
  for (let node = parentAcross(element); node; node = parentAcross(node)) if (tagOf(node) === 'form') return node;
  return null;
}

/** Whether a control is in the same form element as a login field, and that form is too small to hold anything but a login. */
function sharesForm(control, login, inputs) {
  const form = formAround(control);
  return form !== null && login.some((field) => holds(form, field)) && inputs.filter((field) => holds(form, field)).length <= LOGIN_FIELDS;
}

/** Which form a control stands at: by its place in the tree, or by its box where it hangs free of the form. */
function placeOf(control, box, login) {
  if (login.some((field) => holds(control, field))) return 'AT_FORM';
  const inputs = deepQueryAll('input,select,textarea')
    .filter((field) => attribute(field, 'type').toLowerCase() !== 'hidden' && !holds(control, field));
  for (let node = parentAcross(control); node; node = parentAcross(node)) {
    const below = inputs.filter((field) => holds(node, field));
    if (!below.length) continue;
    if (/^(body|html)$/.test(tagOf(node))) break;
    if (!login.length) return 'UNKNOWN';
    if (sharesForm(control, login, inputs)) return 'AT_FORM';
    return nearestFields(node, control, below).some((field) => login.includes(field)) ? 'AT_FORM' : 'ELSEWHERE';
  }
  return placeByBox(box, login, inputs.filter((field) => !login.includes(field)));
}

/** Facts about every control. A control at another login form than the corpus names is at a right place, too. */
function controlFacts(spec, found, form) {
  const elements = found.map((each) => each.element);
  const named = form ? form.fields.map((field) => field.element) : [];
  let others = null;
  return found.map(({ selector, element }) => {
    const facts = renderedFacts(element) || hitFacts(element, form ? form.fields : []);
    let place = placeOf(element, facts.box, named);
    if (place !== 'AT_FORM' && spec.expect === 'REPLACED') {
      others = others || detectForms(elements).flatMap(detectedFields).map((field) => field.element);
      if (others.length && placeOf(element, facts.box, others) === 'AT_FORM') place = 'AT_FORM';
    }
    return { selector, outline: outline(element), ...facts, place };
  });
}
