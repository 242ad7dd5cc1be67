// Reading the DOM of a page that may be hostile. A form's own children shadow its properties (<input name="parentNode">), and
// named elements shadow those of document, in every world; so members are taken from the prototypes and called on the node.

const method = (type, name) => Function.prototype.call.bind(type.prototype[name]);
const getter = (type, name) => Function.prototype.call.bind(Object.getOwnPropertyDescriptor(type.prototype, name).get);

const getAttribute = method(Element, 'getAttribute');
const hasAttribute = method(Element, 'hasAttribute');
const rectOf = method(Element, 'getBoundingClientRect');
const shadowRootOf = getter(Element, 'shadowRoot');
const tagOf = getter(Element, 'localName');
const parentOf = getter(Node, 'parentNode');
const textOf = getter(Node, 'textContent');
const nodeTypeOf = getter(Node, 'nodeType');
const contains = method(Node, 'contains');
const positionOf = method(Node, 'compareDocumentPosition');
const previousOf = getter(Node, 'previousSibling');
const renderedTextOf = getter(HTMLElement, 'innerText');
const pageTitle = () => getter(Document, 'title')(document);
const attribute = (element, name) => getAttribute(element, name) || '';

const MAX_WALK = 400000; // elements looked at for shadow roots in one call
const MAX_ROOTS = 2000;

const queryIn = {
  1: method(Element, 'querySelectorAll'),
  9: method(Document, 'querySelectorAll'),
  11: method(DocumentFragment, 'querySelectorAll'),
};
const byTag = { 1: method(Element, 'getElementsByTagName'), 9: method(Document, 'getElementsByTagName') };

function query(root, selector) {
  return queryIn[nodeTypeOf(root)](root, selector);
}

function elementsBelow(root) {
  const type = nodeTypeOf(root);
  return byTag[type] ? byTag[type](root, '*') : query(root, '*');
}

let documentIsFlat = false; // true only while one search runs that has found no shadow root in the whole document

/** The root itself and every open shadow root below it, outer before inner. */
function rootsBelow(root) {
  const roots = [root];
  if (documentIsFlat) return roots;
  let budget = MAX_WALK;
  for (let i = 0; i < roots.length && roots.length < MAX_ROOTS && budget > 0; i++) {
    const own = nodeTypeOf(roots[i]) === 1 && shadowRootOf(roots[i]);
    if (own) roots.push(own);
    const elements = elementsBelow(roots[i]);
    const count = Math.min(elements.length, budget);
    budget -= count;
    for (let k = 0; k < count; k++) {
      const shadow = shadowRootOf(elements[k]);
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}

/** The first elements that match, through open shadow roots; one list per root, so not in strict document order across roots. */
function deepQueryAll(selector, root = document, limit = Infinity) {
  const found = [];
  for (const each of rootsBelow(root)) {
    const matches = query(each, selector);
    for (let i = 0; i < matches.length && found.length < limit; i++) found.push(matches[i]);
  }
  return found;
}

function deepQuery(selector) {
  for (const root of rootsBelow(document)) {
    const found = query(root, selector);
    if (found.length) return found[0];
  }
  return null;
}

const assignedSlotOf = getter(Element, 'assignedSlot');
const hostOf = getter(ShadowRoot, 'host');

/** The parent across a shadow boundary, or null at the document. */
function parentAcross(node) {
  const parent = parentOf(node);
  if (!parent) return null;
  if (nodeTypeOf(parent) === 11) return parent instanceof ShadowRoot ? hostOf(parent) : null;
  return nodeTypeOf(parent) === 1 ? parent : null;
}

/** The parent in what is painted: a slotted element sits in its slot. Reads null where a slot is in a closed root. */
function parentPainted(element) {
  return assignedSlotOf(element) || parentAcross(element);
}

function overlap(a, b) {
  const left = Math.max(a.left, b.left), right = Math.min(a.right, b.right);
  const top = Math.max(a.top, b.top), bottom = Math.min(a.bottom, b.bottom);
  return right - left > 1 && bottom - top > 1 ? { left, right, top, bottom } : null;
}

function isClippedAway(style) {
  if (/^inset\((5\d|[6-9]\d|100)(\.\d+)?%/.test(style.clipPath) || /^(circle|ellipse)\(0/.test(style.clipPath)) return true;
  const clip = style.position === 'absolute' || style.position === 'fixed' ? /^rect\((.*)\)$/.exec(style.clip) : null;
  if (!clip) return false;
  const [top, right, bottom, left] = clip[1].split(/[ ,]+/).map(parseFloat);
  return right - left <= 1 || bottom - top <= 1;
}

/** What an ancestor's overflow leaves of the box; a scrollable ancestor can bring it back, so only its own box counts. */
function throughAncestor(box, ancestor, style) {
  if (style.overflowX === 'visible' || /^(body|html)$/.test(tagOf(ancestor)) || style.display === 'contents') return box;
  const bounds = rectOf(ancestor);
  if (bounds.width <= 1 || bounds.height <= 1) return null;
  if (/auto|scroll/.test(style.overflowX + style.overflowY)) return bounds;
  return style.display === 'inline' ? box : overlap(box, bounds);
}

function isReachable(box) {
  return box.right + window.scrollX > 1 && box.bottom + window.scrollY > 1;
}

/** Whether a person could see the element, if need be after scrolling. Says nothing of what else may lie on top of it. */
function isVisible(element) {
  const own = rectOf(element);
  if (own.width <= 1 || own.height <= 1) return false;
  if (element.checkVisibility && !element.checkVisibility({ visibilityProperty: true })) return false;
  let box = own, position = '', opacity = 1;
  for (let node = element; node; node = parentPainted(node)) {
    const style = getComputedStyle(node);
    opacity *= parseFloat(style.opacity);
    if (opacity < 0.05 || style.display === 'none' || isClippedAway(style)) return false;
    if (node === element && style.visibility !== 'visible') return false;
    const escapes = position === 'fixed' || (position === 'absolute' && style.position === 'static');
    if (node !== element && !escapes) box = throughAncestor(box, node, style);
    if (!box) return false;
    if (!escapes || style.transform !== 'none') position = style.position;
  }
  return isReachable(box);
}
