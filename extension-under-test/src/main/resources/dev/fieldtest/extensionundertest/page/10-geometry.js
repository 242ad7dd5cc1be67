// Where things are on the page and what a click there reaches.

const now = () => performance.now();

/** A short description of an element for people: tag, id, classes, name and type. */
function outline(element) {
  const id = attribute(element, 'id');
  const classes = attribute(element, 'class').trim().split(/\s+/).filter(Boolean).slice(0, 3);
  const extra = ['name', 'type'].map((name) => [name, attribute(element, name)]).filter(([, value]) => value);
  const text = tagOf(element) + (id ? '#' + id : '') + classes.map((c) => '.' + c).join('')
    + extra.map(([name, value]) => `[${name}=${value}]`).join('');
  return text.slice(0, 120);
}

function boxOfRect(rect) {
  return { x: rect.left + window.scrollX, y: rect.top + window.scrollY, width: rect.width, height: rect.height };
}

const boxOf = (element) => boxOfRect(rectOf(element));

function union(boxes) {
  if (!boxes.length) return { x: 0, y: 0, width: 0, height: 0 };
  const left = Math.min(...boxes.map((b) => b.x)), top = Math.min(...boxes.map((b) => b.y));
  const right = Math.max(...boxes.map((b) => b.x + b.width)), bottom = Math.max(...boxes.map((b) => b.y + b.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const hasArea = (box) => box.width >= 2 && box.height >= 2;

function distance(a, b) {
  const dx = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width));
  const dy = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.hypot(dx, dy);
}

/** Whether `ancestor` is the element or lies above it, across shadow boundaries. */
function holds(ancestor, element) {
  for (let node = element; node; node = parentAcross(node)) if (node === ancestor) return true;
  return false;
}

const elementAt = {
  9: method(Document, 'elementFromPoint'),
  11: method(ShadowRoot, 'elementFromPoint'),
};

/** The innermost element that a click at a point of the viewport reaches, as seen from the root that `near` lies in. */
function elementHit(near, x, y) {
  const root = near.getRootNode();
  const ask = elementAt[nodeTypeOf(root)];
  return ask ? ask(root, x, y) : null;
}

function inViewport(rect) {
  return rect.top >= 0 && rect.left >= 0 && rect.bottom <= innerHeight && rect.right <= innerWidth;
}

function bringIntoView(element) {
  if (!inViewport(rectOf(element))) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}

/** Points of a rectangle to try: its middle, then the middles of its quarters. */
function pointsOf(rect) {
  return [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5], [0.5, 0.25], [0.5, 0.75]]
    .map(([fx, fy]) => [rect.left + rect.width * fx, rect.top + rect.height * fy]);
}

/** Whether a click on the element reaches it or what `accepts` takes for it; else what it reaches instead. */
function reach(element, accepts) {
  bringIntoView(element);
  let cover = null;
  for (const [x, y] of pointsOf(rectOf(element))) {
    const target = elementHit(element, x, y);
    if (target && accepts(target)) return { hit: true, cover: null };
    cover = cover || target;
  }
  return { hit: false, cover };
}

/** What lies over an element, for people: all of what stays where it is in the window, such as a veil with a banner in it. */
function coverOutline(cover, element) {
  let whole = cover;
  for (let node = cover; node && !holds(node, element); node = parentAcross(node)) {
    if (/^(fixed|sticky)$/.test(getComputedStyle(node).position)) whole = node;
  }
  return outline(whole);
}
