// Waits for a moment worth reading. Nothing polls: each timer is set for the moment at which a rule can come true.

const STABLE_MS = 250; // what was found must stand this long without a change of the DOM
const RESTLESS_MS = 2000; // and is read after this time, if the DOM never rests
const SETTLED_MS = 700; // a page without anything pending and without new elements has settled after this time
const SLOW_EXTENSION_MS = 4000; // and after this one, if its login form still waits for the extension's control
const FRAME_MS = 1500; // tabs that are not drawn have a frame a second, and learn that late of an animation's end
const PENDING_MS = 6500; // what is still pending this long after load is not waited for
const BURST_MS = 100; // changes of the DOM are looked at together

const LOADING = 'script[src]:not([nomodule]), iframe:not([loading=lazy]), link[rel=stylesheet][href]'; // their loading may change the page
const COMING = 'script[type=module], meta[http-equiv=refresh i]'; // what they may import, or lead to, is not seen to load
const CHANGES = { subtree: true, childList: true, attributes: true, characterData: true };

const watch = {
  spec: null, // what to look for
  step: null, // the step that has to come first, if any
  answer: null, // resolves the promise that the engine awaits
  timer: 0, due: Infinity,
  complete: 0, // when the document was first seen complete
  changed: 0, grown: 0, idle: 0, // last change of the DOM, last new element, last end of a pending request
  moving: false, still: -Infinity, // whether something moved at the last look, and until when
  serial: 0, // counts changes
  withdrawn: 0, // counts controls that were there and went away
  found: 0, // since when there is a find, 0 if there is none
  told: { serial: -1, settled: false }, // the last answer
  loading: new Set(), pending: false, // elements that load, and what the page's own hooks tell
};

function later(ms) {
  clearTimeout(watch.timer);
  watch.due = now() + Math.max(1, Math.ceil(ms));
  watch.timer = setTimeout(look, watch.due - now());
}

function wake() {
  if (watch.answer && watch.due > now() + BURST_MS) later(BURST_MS);
}

const matches = method(Element, 'matches');
const loaded = new WeakSet(); // the elements that have loaded, or failed to, since the document began

function noteLoading(node) {
  if (!queryIn[nodeTypeOf(node)]) return;
  const own = nodeTypeOf(node) === 1 && matches(node, LOADING) ? [node] : [];
  for (const element of [...own, ...query(node, LOADING)]) if (!loaded.has(element)) watch.loading.add(element);
}

/** A control that goes away while the page lives: the page took it, or the extension thought better of it. */
function noteWithdrawn(node) {
  if (nodeTypeOf(node) === 1 && watch.spec.injected.some((selector) => matches(node, selector))) watch.withdrawn++;
}

const observer = new MutationObserver((records) => {
  watch.changed = now();
  watch.serial++;
  for (const record of records) {
    record.removedNodes.forEach(noteWithdrawn);
    if (!record.addedNodes.length) continue;
    watch.grown = watch.changed;
    record.addedNodes.forEach(noteLoading);
  }
  wake();
});
const observed = new WeakSet();

function observeRoots() {
  for (const root of rootsBelow(document)) {
    if (observed.has(root)) continue;
    observed.add(root);
    observer.observe(root, CHANGES);
  }
}

function onLoaded(event) {
  loaded.add(event.target);
  if (!watch.loading.delete(event.target)) return;
  watch.grown = now();
  wake();
}

/** Whether the page's own timers, requests, workers ... are pending, as its hooks tell; only ever a hint. */
function onHint(event) {
  const pending = event.detail === true;
  if (watch.pending && !pending) watch.idle = now();
  watch.pending = pending;
  wake();
}

const animationsOf = method(Document, 'getAnimations');

/** Milliseconds since the load event, or -1 before it. */
function loadedFor() {
  if (document.readyState !== 'complete') return -1;
  watch.complete = watch.complete || now();
  const [entry] = performance.getEntriesByType('navigation');
  return now() - (entry && entry.loadEventEnd ? entry.loadEventEnd : watch.complete);
}

/** Milliseconds until an animation ends that is worth waiting for, or NaN: it may have a listener, one that does not end has none. */
function restOf(animation) {
  const { effect, startTime, currentTime } = animation;
  const begun = startTime === null || startTime < now() - loadedFor() + PENDING_MS; // null until its first frame
  if (!effect || !begun || animation.playState !== 'running') return NaN;
  const { endTime } = effect.getComputedTiming();
  return endTime < PENDING_MS ? Math.min(endTime - currentTime, PENDING_MS) : NaN;
}

/** Milliseconds until the page knows that its animations have ended. */
function movesFor() {
  const rests = loadedFor() < 2 * PENDING_MS ? animationsOf(document).map(restOf).filter((rest) => !isNaN(rest)) : [];
  if (rests.length || watch.moving) watch.still = now() + Math.max(0, ...rests);
  watch.moving = rests.length > 0;
  return watch.still + FRAME_MS - now();
}

/** Milliseconds for which the page is worth waiting for, none if not above 0. */
function busyFor() {
  for (const element of watch.loading) if (!element.isConnected) watch.loading.delete(element);
  const isPending = watch.pending || watch.loading.size > 0 || query(document, COMING).length > 0;
  return Math.max(isPending ? PENDING_MS - loadedFor() : 0, movesFor());
}

const showsForm = (facts) => facts.form !== null && facts.form.fields.some((field) => field.visible);

/** Whether there is what the visit is out for: a login form without the extension, else something injected. */
function isFind() {
  const { spec } = watch;
  return spec.control && spec.expect === 'REPLACED' ? showsForm(readFacts(spec)) : findControls(spec).length > 0;
}

function tell(facts, settled) {
  const { answer } = watch;
  watch.answer = null;
  watch.told = { serial: watch.serial, settled };
  answer(JSON.stringify({ ...facts, settled }));
}

/** Tells of a find once it is stable. */
function lookAtFind() {
  watch.found = watch.found || now();
  const rest = STABLE_MS - Math.min(now() - watch.changed, loadedFor());
  const patience = RESTLESS_MS + STABLE_MS - (now() - watch.found);
  const wait = Math.min(rest, Math.max(patience, 0));
  if (wait <= 0) tell(readFacts(watch.spec), false);
  else later(wait);
}

/** Tells of a page without a find once it has settled. */
function lookForEnd() {
  const busy = busyFor();
  if (busy > 0) return later(busy);
  const quiet = Math.min(loadedFor(), now() - Math.max(watch.grown, watch.idle));
  if (quiet < SETTLED_MS) return later(SETTLED_MS - quiet);
  const facts = readFacts(watch.spec);
  const waits = !watch.spec.control && watch.spec.expect === 'REPLACED' && !facts.controls.length
    && (showsForm(facts) || facts.detected > 0);
  if (waits && quiet < SLOW_EXTENSION_MS) return later(SLOW_EXTENSION_MS - quiet);
  return tell(facts, true);
}

function look() {
  watch.due = Infinity;
  if (!watch.answer) return;
  observeRoots();
  if (loadedFor() < 0) return;
  if (watch.step) {
    lookForStep();
    return;
  }
  const found = isFind();
  if (!found) watch.found = 0;
  const news = watch.told.serial !== watch.serial;
  if (found && news) lookAtFind();
  else if (news || !watch.told.settled) lookForEnd();
}

/** Takes what to look for; the first time, begins to watch. */
function begin(spec) {
  const started = watch.spec !== null;
  watch.spec = spec;
  if (started) return;
  watch.changed = watch.grown = watch.idle = now();
  noteLoading(document);
  for (const event of ['readystatechange', 'animationend', 'transitionend']) document.addEventListener(event, wake, true);
  addEventListener('load', () => setTimeout(wake, 0));
  document.addEventListener(HINT, onHint);
  document.dispatchEvent(new Event(HINT + '-ask'));
}

/** Resolves what is pending with null. */
function stop() {
  const { answer } = watch;
  watch.answer = null;
  if (answer) answer(null);
}

/** Resolves with the facts of this frame at the next moment worth reading: a stable find, or settled without one. Null if asked again. */
function nextFacts() {
  stop();
  return new Promise((resolve) => {
    watch.answer = resolve;
    look();
  });
}

/** The facts as they stand. */
function factsNow() {
  return JSON.stringify({ ...readFacts(watch.spec), settled: false });
}

// From the document's beginning, for what loads before the observer is asked for anything.
for (const event of ['load', 'error']) document.addEventListener(event, onLoaded, true);
