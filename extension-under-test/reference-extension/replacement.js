'use strict';

// Puts a control in the place of a login form's fields, keeps it there, and takes it away again.
Onetap.replacement = (() => {
  const DETECTED = 'data-onetap-detected';
  // A page that keeps removing the control gets its fields back.
  const MOST_REPAIRS = 5;
  // However often a page builds new forms, no more controls than this are made in a minute.
  const MOST_A_MINUTE = 40;
  const { blockOf, labelsOutside, remember, hide, unhide, isHidden, blockAround } = Onetap.hiding;

  const owners = new WeakMap(); // field or hidden block -> replacement
  const refused = new WeakSet(); // fields of pages that removed the control too often
  const live = new Set();
  let made = [];

  /** What is visible exactly when the page means this hidden field to be: its control or, when that was taken away, its surroundings. */
  function standInFor(element) {
    const replacement = owners.get(element) ?? owners.get(blockAround(element));
    if (!replacement) return null;
    return replacement.control.isConnected ? replacement.control : Onetap.roots.parent(replacement.spot);
  }

  function isUsable(control) {
    const box = control.getBoundingClientRect();
    return box.width >= 100 && box.height >= 30 && Onetap.fields.isRendered(control);
  }

  // Where a control can stand, best first: for the whole block of the field; where the page squeezes that, right at the
  // field; at last at the top of the form.
  function places(inputs) {
    const blocks = inputs.map(blockOf);
    const top = inputs[0].form?.firstElementChild;
    return [{ blocks, spot: blocks[0] }, { blocks: inputs, spot: inputs[0] }, ...(top ? [{ blocks, spot: top }] : [])];
  }

  function install(inputs, { blocks, spot }) {
    const hidden = [...new Set([...blocks, ...labelsOutside(blocks, inputs)])].map(remember);
    const replacement = { control: Onetap.control.create(), inputs, blocks, spot, hidden, repairs: 0 };
    live.add(replacement);
    for (const element of [...inputs, ...blocks]) owners.set(element, replacement);
    put(replacement);
    return replacement;
  }

  function put({ control, inputs, spot, hidden }) {
    hidden.forEach(hide);
    if (!control.isConnected) spot.before(control);
    for (const input of inputs) input.setAttribute(DETECTED, '');
  }

  function create(inputs) {
    const choice = places(inputs);
    for (const place of choice) {
      const replacement = install(inputs, place);
      if (isUsable(replacement.control)) return;
      remove(replacement);
    }
    install(inputs, choice[0]);
  }

  function remove(replacement) {
    const { control, inputs, blocks, hidden } = replacement;
    live.delete(replacement);
    control.remove();
    hidden.forEach(unhide);
    for (const input of inputs) input.removeAttribute(DETECTED);
    for (const element of [...inputs, ...blocks]) owners.delete(element);
  }

  const isIntact = ({ control, hidden, inputs }) => control.isConnected && hidden.every(isHidden) && inputs.every((input) => input.hasAttribute(DETECTED));

  /** Puts back what the page took away, a bounded number of times. */
  function repair(replacement) {
    if (isIntact(replacement)) return;
    replacement.repairs += 1;
    if (replacement.repairs <= MOST_REPAIRS) {
      put(replacement);
      return;
    }
    for (const input of replacement.inputs) refused.add(input);
    remove(replacement);
  }

  const isFor = (replacement, inputs) => replacement.spot.isConnected
    && replacement.inputs.length === inputs.length && replacement.inputs.every((input, i) => input === inputs[i]);

  function mayCreate() {
    const now = performance.now();
    made = made.filter((time) => now - time < 60_000);
    if (made.length >= MOST_A_MINUTE) return false;
    made.push(now);
    return true;
  }

  /** Makes the page carry one control for each of these lists of login fields, and no other. */
  function apply(forms) {
    const wanted = forms.filter((inputs) => !inputs.some((input) => refused.has(input)));
    for (const replacement of live) if (!wanted.some((inputs) => isFor(replacement, inputs))) remove(replacement);
    for (const inputs of wanted) {
      const existing = [...live].find((replacement) => isFor(replacement, inputs));
      if (existing) repair(existing);
      else if (mayCreate()) create(inputs);
    }
  }

  return { apply, standInFor };
})();
