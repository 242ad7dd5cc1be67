// What a corpus could say of this page: selectors that outlive its next build, and where it says that one signs in.

const NAMING = ['name', 'autocomplete', 'type', 'id', 'data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'formcontrolname',
  'ng-model', 'v-model', 'action', 'href', 'aria-label', 'title', 'src', 'placeholder'];
const LANDMARK = /^(main|header|nav|dialog|aside|footer|form)$/;
const COMMON = /^(e-?mail|mail|name|phone|tel|q|text)$/i; // what a field of the next form on the page may be called as well

// What counters and builds write: mat-input-0, ember123, :r1:, radix-:r3:, gwt-uid-12, edit-name--2.
const COUNTED = /^(:r|radix-|react-|ember|mat-|mui-|headlessui|ext-|yui_|gwt-|__bvid|cdk-|el-id|downshift|dijit|j_id)\S*\d|[-_:.]\d+:?$/i;

/** How often a word changes between small letters, capitals and digits. */
function changesWithin(word) {
  const kinds = Array.from(word, (letter) => (/\d/.test(letter) ? 'digit' : letter === letter.toLowerCase() ? 'small' : 'capital'));
  return kinds.filter((kind, i) => i && kind !== kinds[i - 1]).length;
}

const isHashed = (word) => /\d{3}/.test(word) || (word.length > 4 && changesWithin(word) > word.length * 0.45)
  || (/^[0-9a-f]{6,}$/i.test(word) && /\d/.test(word) && /[a-f]/i.test(word)) || /[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z]/i.test(word)
  || (word.length > 7 && /\d[a-z]{4}/i.test(word));

/** Whether it looks like what a person wrote, and can stand in a selector as it is. */
function isLasting(value) {
  return /^[^"\\\u0000-\u001f\u007f]{1,100}$/.test(value) && !COUNTED.test(value) && !value.split(/[^\p{L}\p{N}]+/u).some(isHashed);
}

const TELLING = {
  autocomplete: (value) => /username|email|password|tel/.test(value),
  type: (value) => /^(password|email|tel)$/i.test(value),
  action: (value) => !/[?#]|:/.test(value),
  href: (value) => !/^#?$|^javascript:/i.test(value),
};

/** What lasts of a name whose end is made anew with each page, as dwfrm_login_username_d0sakscikgih. */
function stemOf(value) {
  const [, stem, end] = /^(.*\p{L}{4}.*[_-])([^_-]{6,})$/u.exec(value) || [];
  return stem && isHashed(end) && isLasting(stem) ? stem : null;
}

function named(element, name) {
  const value = attribute(element, name);
  const stem = /^(name|id)$/.test(name) && stemOf(value);
  if (stem) return `${tagOf(element)}[${name}^="${stem}"]`;
  if (!isLasting(value) || (TELLING[name] && !TELLING[name](value))) return null;
  return name === 'id' && /^[a-z_][\w-]*$/i.test(value) ? `${tagOf(element)}#${value}` : `${tagOf(element)}[${name}="${value}"]`;
}

/** A class that says that one signs in; others say how things look, which changes. */
function classed(element) {
  const names = attribute(element, 'class').split(/\s+/);
  return names.filter((name) => /^-?[a-z_][\w-]*$/i.test(name) && isLasting(name) && hints('login', normalizeAttribute(name)))
    .map((name) => `${tagOf(element)}.${name}`);
}

const isField = (element) => tagOf(element) === 'input';

/** Selectors of the element itself, the best first; what others may be called as well apart. */
function ownSelectors(element) {
  const all = NAMING.map((name) => [named(element, name), COMMON.test(attribute(element, name))])
    .filter(([selector]) => selector);
  const others = isField(element) ? [] : classed(element);
  const [strong, weak] = [false, true].map((common) => all.filter(([, each]) => each === common).map(([selector]) => selector));
  return { strong: [...strong, ...others], weak: isField(element) ? weak : [...weak, tagOf(element)] };
}

const HOLDS_PASSWORD = ':has(input[type="password"])';

/** Selectors of what the element lies in, in its own root, the nearest first. */
function scopesOf(element) {
  const scopes = [];
  for (let node = parentOf(element); node && nodeTypeOf(node) === 1 && !isPage(node); node = parentOf(node)) {
    if (isForm(node) && attribute(element, 'type').toLowerCase() !== 'password' && query(node, 'input[type=password]').length) {
      scopes.push('form' + HOLDS_PASSWORD);
    }
    scopes.push(...['name', 'id', 'data-testid', 'action', 'aria-label'].map((name) => named(node, name)).filter(Boolean));
    if (LANDMARK.test(tagOf(node))) scopes.push(tagOf(node));
  }
  return scopes;
}

/** A selector that finds this element and, here, nothing else, by what its authors called it; null if there is none. */
function lastingSelector(element) {
  const { strong, weak } = ownSelectors(element), roots = rootsBelow(document);
  const scoped = scopesOf(element).flatMap((scope) => [...strong, ...weak].map((own) => scope + ' ' + own));
  const candidates = [...strong, ...scoped, ...weak];
  const finds = (selector, counts) => {
    const found = roots.flatMap((root) => Array.from(query(root, selector)).filter(counts));
    return found.length === 1 && found[0] === element;
  };
  return candidates.find((selector) => finds(selector, () => true)) || candidates.find((selector) => finds(selector, isVisible)) || null;
}

const LONGEST_DOOR = 30;
const MOST_DOORS = 5;

function doorOf(element) {
  const link = element.closest('a');
  const url = link && TELLING.href(attribute(link, 'href')) && /^https?:/.test(link.href) && link.href.split('#')[0] !== location.href.split('#')[0]
    ? link.href.slice(0, 2000) : null;
  return { text: shortText(element, LONGEST_DOOR) || actionText(element).slice(0, LONGEST_DOOR), url, selector: lastingSelector(element) };
}

/** Links and buttons that say plainly that one signs in there, with the page's own account; the shortest word first. */
function doors() {
  const all = deepQueryAll(ACTION, document, 3000).map(readAction).filter(({ element, text, provider, side }) => !provider && !side
    && text.trim().length <= LONGEST_DOOR && says('login', text) && !says('signup', text) && isVisible(element));
  const shortest = all.sort((a, b) => a.text.length - b.text.length);
  return shortest.map(({ element }) => doorOf(element)).filter((door) => door.url || door.selector).slice(0, MOST_DOORS);
}

/** What this frame offers for a line of the corpus: {lang, form, doors}. */
function leads() {
  const [login] = detectForms([]);
  const [username, password] = ['username', 'password'].map((role) => (login && login[role] ? lastingSelector(login[role]) : null));
  return JSON.stringify({ lang: attribute(document.documentElement, 'lang').trim() || null, username, password, doors: login ? [] : doors() });
}
