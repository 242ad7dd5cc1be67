'use strict';

// The form fields that a person can see, and what the page says about each of them.
Onetap.fields = (() => {
  const OTHER_FIELD = 'input:not([type=hidden]), select, textarea';
  const TEXT_TYPES = new Set(['text', 'email', 'tel', 'number', 'search', 'url']);
  // A document with more inputs than this is a spreadsheet, not a login page.
  const MOST_INPUTS = 3000;
  const { squeeze, normalise, normaliseIdentifier, says } = Onetap.text;
  const { parent, queryAll, precedes } = Onetap.roots;

  // Fields once seen as passwords stay passwords: a "show" button turns their type into text.
  const passwords = new WeakSet();

  function isPassword(input) {
    if (input.type === 'password') passwords.add(input);
    return passwords.has(input) && (input.type === 'password' || TEXT_TYPES.has(input.type));
  }

  const isText = (input) => TEXT_TYPES.has(input.type) && !isPassword(input);

  // Ancestors that clip everything away, as collapsed panels do, escape checkVisibility.
  function isClipped(element) {
    for (let node = parent(element), depth = 0; node && depth < 12; node = parent(node), depth += 1) {
      if (node.clientHeight > 1 && node.clientWidth > 1) continue;
      const style = getComputedStyle(node);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (style.overflowX !== 'visible' && style.overflowY !== 'visible') return true;
    }
    return false;
  }

  function isRendered(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && box.right + scrollX > 0 && box.bottom + scrollY > 0 && !isClipped(element);
  }

  /** Whether a person sees the field, or would see it had this extension not hidden it. */
  function isVisible(element) {
    const standIn = Onetap.replacement.standInFor(element);
    return standIn ? standIn.checkVisibility({ visibilityProperty: true }) : isRendered(element);
  }

  // Text that no person reaches by keyboard or hears read is bait for robots; passwords are no such bait.
  const isHoneypot = (input) => isText(input) && input.tabIndex < 0 && (input.getAttribute('aria-hidden') === 'true' || Boolean(input.closest('[aria-hidden="true"]')));

  function isUsable(input) {
    // An earlier step may have filled in the account and locked it.
    const locked = input.disabled && !input.value;
    // A secret that can only be looked at and copied.
    const shown = isPassword(input) && input.readOnly && input.value;
    return (isText(input) || isPassword(input)) && !locked && !shown && !isHoneypot(input) && isVisible(input);
  }

  /** The visible text and password inputs of this document in the order of the page. */
  function visible() {
    const inputs = queryAll(document, 'input:not([type=hidden])');
    if (inputs.length > MOST_INPUTS) return [];
    return inputs.filter(isUsable).sort((a, b) => (precedes(a, b) ? -1 : 1));
  }

  function referenced(input, attribute) {
    const ids = input.getAttribute(attribute)?.split(/\s+/) ?? [];
    return ids.map((id) => input.getRootNode().getElementById?.(id)?.textContent ?? '').join(' ');
  }

  // The nearest text before a node among its siblings; null when another field stands between them.
  function siblingText(node) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      if (before instanceof Comment || before instanceof HTMLScriptElement || before instanceof HTMLStyleElement) continue;
      if (before instanceof Element && (before.matches(OTHER_FIELD) || before.querySelector(OTHER_FIELD))) return null;
      const text = squeeze(before.textContent);
      if (text) return text;
    }
    return '';
  }

  // Old pages put the label into the cell or the text before the field, with line breaks between them.
  function textBefore(input) {
    for (let node = input, level = 0; level < 3 && node; node = node.parentElement, level += 1) {
      const text = siblingText(node);
      if (text !== '') return text?.slice(-60) ?? '';
    }
    return '';
  }

  // Labels that are bound to their field by nothing but the name of their id.
  function namesake(input) {
    if (!input.id) return '';
    const root = input.getRootNode();
    return (root.getElementById(`${input.id}_label`) ?? root.getElementById(`${input.id}-label`))?.textContent ?? '';
  }

  /** What the page shows as the field's name. */
  function label(input) {
    const labels = [...(input.labels ?? [])].map((element) => element.textContent).join(' ');
    const named = [labels, input.getAttribute('aria-label'), referenced(input, 'aria-labelledby'), input.placeholder, input.title].join(' ');
    return normalise(squeeze(named) || squeeze(namesake(input)) || textBefore(input));
  }

  const identifier = (input) => normaliseIdentifier([input.name, input.id, input.getAttribute('data-testid')].join(' '));
  const autocomplete = (input) => (input.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);

  const namesAccount = (name) => says(normaliseIdentifier(name), 'identifier') && !says(normaliseIdentifier(name), 'contactPoint');

  /** Everything known about a field, read once a scan. */
  function describe(input) {
    const shown = label(input);
    const named = identifier(input);
    const both = `${shown}${named}`;
    // "Email address" and "user name" ask for an account; a street address and a first name do not.
    const account = says(shown, 'identifier', 'contactPoint') || (!shown.trim() && says(named, 'contactPoint'));
    return {
      input, label: shown, named, both,
      tokens: autocomplete(input),
      password: isPassword(input),
      namedAccount: namesAccount(input.name) || namesAccount(input.id),
      personal: !account && says(shown.trim() ? shown : named, 'personal'),
      says: (...meanings) => says(both, ...meanings),
    };
  }

  return { visible, describe, isVisible, isRendered, isPassword };
})();
