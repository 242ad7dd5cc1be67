'use strict';

// What disappears with a login field, and hiding it so that it can come back as it was.
Onetap.hiding = (() => {
  const HIDDEN = 'data-onetap-hidden';
  // A block with more text than this holds more than a field and its label.
  const LONGEST_LABEL = 80;
  const KEEP = 'a, button, select, textarea, h1, h2, h3, h4, h5, h6, iframe, [role=button], [role=heading], [role=alert], input:not([type=hidden])';
  const STOP = new Set(['FORM', 'BODY', 'TD', 'TH', 'TR', 'LI', 'MAIN', 'SECTION', 'ARTICLE', 'DIALOG', 'FIELDSET']);

  // The small button or box that shows the password belongs to the field.
  function isToggle(node, input) {
    return Onetap.fields.isPassword(input) && node.matches('[type=button], [role=button], input[type=checkbox]') && node.textContent.trim().length < 12;
  }

  function holdsMore(block, input) {
    if (block.textContent.trim().length > LONGEST_LABEL) return true;
    return [...block.querySelectorAll(KEEP)].some((node) => node !== input && !isToggle(node, input));
  }

  /** The largest block around the field that holds only the field and its label. */
  function blockOf(input) {
    let block = input;
    for (let next = block.parentElement; next && !STOP.has(next.tagName) && !holdsMore(next, input); next = next.parentElement) block = next;
    return block;
  }

  /** The fields' labels that stand outside these blocks. */
  function labelsOutside(blocks, inputs) {
    const labels = inputs.flatMap((input) => [...(input.labels ?? [])]);
    return labels.filter((label) => !label.querySelector(KEEP) && !blocks.some((block) => block.contains(label)));
  }

  /** What unhide needs to know. */
  function remember(element) {
    return { element, display: element.style.getPropertyValue('display'), priority: element.style.getPropertyPriority('display') };
  }

  function hide({ element }) {
    element.setAttribute(HIDDEN, '');
    element.style.setProperty('display', 'none', 'important');
  }

  function unhide({ element, display, priority }) {
    element.removeAttribute(HIDDEN);
    element.style.removeProperty('display');
    if (display) element.style.setProperty('display', display, priority);
    if (!element.getAttribute('style')) element.removeAttribute('style');
  }

  const isHidden = ({ element }) => element.style.getPropertyValue('display') === 'none';

  /** The hidden block that the element is or lies in. */
  const blockAround = (element) => element.closest(`[${HIDDEN}]`);

  return { blockOf, labelsOutside, remember, hide, unhide, isHidden, blockAround };
})();
