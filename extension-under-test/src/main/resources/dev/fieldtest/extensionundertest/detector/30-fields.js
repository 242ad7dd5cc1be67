// Reads the fields of a page and gathers those that are filled in together into groups, by structure alone.

const PLAIN = /^(text|email|tel|number|url|search|password)$/;
const ACTION = 'button, input[type=submit], input[type=image], input[type=button], [role=button], a, [onclick]:not(input, select, textarea)';
const MAX_FIELDS = 800;

const formOf = getter(HTMLInputElement, 'form');
const typeOf = getter(HTMLInputElement, 'type');
const precedes = (a, b) => (positionOf(a, b) & 4) !== 0;

function isMasked(element, words) {
  if (typeOf(element) === 'password') return true;
  if (typeOf(element) !== 'text' || !hints('password', words)) return false;
  return /current-password|new-password/.test(attribute(element, 'autocomplete')) || getComputedStyle(element).webkitTextSecurity !== 'none';
}

function readField(element) {
  const tag = tagOf(element);
  const names = ['name', 'id', 'data-testid', 'formcontrolname', 'ng-model', 'v-model'].map((name) => attribute(element, name));
  const field = { element, tag, names: normalizeAttribute(names.join(' ')), caption: normalize(captionOf(element)) };
  field.type = tag === 'input' ? typeOf(element) : tag;
  field.token = attribute(element, 'autocomplete').toLowerCase();
  field.password = tag === 'input' && isMasked(element, field.names + field.caption);
  field.text = !field.password && PLAIN.test(field.type);
  field.form = tag === 'input' ? formOf(element) : null;
  field.means = (name) => hints(name, field.names) || says(name, field.caption);
  return field;
}

function isEntry(element) {
  if (tagOf(element) === 'input') return PLAIN.test(typeOf(element));
  return !/captcha/.test(attribute(element, 'name')); // a captcha's answer travels in a textarea that its style sheet hides
}

/** On pages with very many fields: the first ones, and whatever stands near a password. */
function boundFields(all) {
  if (all.length <= MAX_FIELDS) return all;
  const near = new Set();
  let passwords = 0;
  for (let i = 0; i < all.length && passwords < 100; i++) {
    if (tagOf(all[i]) !== 'input' || typeOf(all[i]) !== 'password') continue;
    passwords++;
    for (let k = Math.max(0, i - 4); k < Math.min(all.length, i + 4); k++) near.add(k);
  }
  return all.filter((element, i) => i < MAX_FIELDS / 2 || near.has(i));
}

/** The visible entry fields in document order, a bounded number of them. */
function readFields(visible) {
  readLabels();
  const all = deepQueryAll(ENTRY).filter((element) => element instanceof HTMLElement && isEntry(element));
  return boundFields(all).filter((element) => visible(element)).map(readField);
}

/** Which fields lie below each element: element -> fields. */
function nest(fields) {
  const below = new Map();
  for (const field of fields) {
    for (let node = parentAcross(field.element); node; node = parentAcross(node)) {
      if (below.has(node)) below.get(node).push(field);
      else below.set(node, [field]);
    }
  }
  return below;
}

function submits(element) {
  const text = normalizeAttribute(actionText(element));
  if (says('forgot', text) || /[?？]/.test(actionText(element))) return false;
  if (tagOf(element) === 'input') return true;
  return tagOf(element) !== 'a' && ['login', 'signup', 'proceed', 'plain', 'reset', 'search', 'mailing'].some((name) => says(name, text));
}

function hasSubmit(root, outside) {
  return deepQueryAll(ACTION, root, 60).some((element) => !(outside && contains(outside, element)) && submits(element));
}

/** Whether the fields that the parent adds are filled in together with those below node. */
function belongsTogether(node, parent, own, all) {
  const known = new Set(own), added = all.filter((field) => !known.has(field));
  const form = own[0].form;
  if (added.some((field) => field.form !== form && field.tag === 'input')) return false;
  if (form) return !(hasSubmit(node) && hasSubmit(parent, node));
  return all.length <= 12 && !hasSubmit(node);
}

/** Grows from a field to the largest element around it whose fields belong together. */
function groupAround(field, below) {
  let node = field.element, own = [field], container = null;
  for (let parent = parentAcross(node); parent; parent = parentAcross(parent)) {
    const all = below.get(parent);
    if (all.length > own.length) {
      if (!belongsTogether(node, parent, own, all)) break;
      container = null;
    }
    node = parent;
    own = all;
    if (!container && (tagOf(node) === 'form' || hasSubmit(node))) container = node;
  }
  return { fields: own, context: node, container: container || parentAcross(field.element) || field.element };
}

/** Groups that hold a password first, then the text fields left over. */
function groupFields(fields) {
  const below = nest(fields), groups = [], taken = new Set();
  const seeds = [...fields.filter((field) => field.password), ...fields.filter((field) => field.text)];
  for (const seed of seeds) {
    if (taken.has(seed)) continue;
    const group = groupAround(seed, below);
    group.fields.forEach((field) => taken.add(field));
    group.rival = fields.some((field) => field.password && !group.fields.includes(field));
    groups.push(group);
  }
  return groups;
}

/** Buttons and links of the group and of what is a little around it, never reaching into another group's part of the page. */
function readActions(group) {
  let near = group.container;
  for (let i = 0; i < 3 && near !== group.context && elementsBelow(parentAcross(near)).length < 3000; i++) near = parentAcross(near);
  return deepQueryAll(ACTION, near, 80).map(readAction);
}

function readAction(element) {
  const raw = actionText(element), text = normalizeAttribute(raw);
  const dressed = /btn|button|submit/i.test(['class', 'id', 'role'].map((name) => attribute(element, name)).join(' '));
  const provider =
    /google|facebook|apple|twitter|github|linkedin|microsoft|amazon|yahoo|openid| sso |微信|qq|vkontakte|вконтакте|passkey/.test(text);
  const side = provider || says('forgot', text) || /[?？]/.test(raw) || /^ (show|hide|toggle|close|cancel|back|x) /.test(text);
  return { element, text, link: tagOf(element) === 'a' && !dressed, provider, side, real: /^(submit|image)$/i.test(attribute(element, 'type')) };
}

/** The button that sends the group: a real submit rather than a mere button, one after the last field rather than another. */
function submitOf(actions, last) {
  const buttons = actions.filter((action) => !action.link && !action.side);
  const later = buttons.filter((action) => precedes(last.element, action.element));
  const links = actions.filter((action) => action.link && precedes(last.element, action.element) && says('login', action.text));
  return later.find((action) => action.real) || later[0] || buttons.find((action) => action.real) || buttons[0] || links[0] || null;
}

/** Without the twin that a "show password" switch swaps in: a nameless password right beside another. */
function distinctPasswords(fields) {
  const passwords = fields.filter((field) => field.password);
  return passwords.filter((field, i) => !i || attribute(field.element, 'name') || parentOf(field.element) !== parentOf(passwords[i - 1].element));
}
