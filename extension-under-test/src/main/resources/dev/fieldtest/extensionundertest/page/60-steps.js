// The corpus's steps on the way to a login form: when one can be done, and doing it. Never a real sign-in.

/**
 * What became of a step's element: found, replaced, absent. Replaced is a field that is hidden while a control of the extension is
 * there; for a step that only waits for it, that is as good as found.
 */
function stepState(step) {
  if (!step.selector) return 'found';
  const elements = deepQueryAll(step.selector);
  if (elements.some(isVisible)) return 'found';
  if (step.kind === 'click' || !elements.length || watch.spec.control || !findControls(watch.spec).length) return 'absent';
  return step.kind === 'fill' ? 'replaced' : 'found';
}

/** The extension gets the time of a settled page to take a field before it is filled. */
function restBefore(step) {
  return step.kind === 'fill' && !watch.spec.control ? SETTLED_MS : STABLE_MS;
}

function lookForStep() {
  const state = stepState(watch.step);
  const quiet = Math.min(loadedFor(), now() - Math.max(watch.grown, watch.idle));
  const needed = state === 'absent' ? SETTLED_MS : restBefore(watch.step);
  if (state === 'absent' && isBusy()) return later(PENDING_MS - loadedFor());
  if (quiet < needed) return later(needed - quiet);
  const { answer } = watch;
  watch.answer = null;
  watch.step = null;
  return answer(JSON.stringify({ step: state === 'absent' ? 'missing' : state }));
}

/** Resolves with {step: found|replaced|missing} once it is known. */
function awaitStep(step) {
  watch.step = JSON.parse(step);
  return nextFacts();
}

function enter(element, value) {
  const type = tagOf(element) === 'textarea' ? HTMLTextAreaElement : HTMLInputElement;
  element.focus();
  Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(element, value);
  for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
}

/** Sends a form by Enter as a browser does, unless that would send a password. */
function submitBy(element) {
  const form = element.form || element.closest('form');
  if (form && !Array.from(query(form, 'input[type=password]')).some((field) => field.value)) form.requestSubmit();
}

function press(key) {
  const target = document.activeElement || document.body;
  const options = { key, bubbles: true, composed: true, cancelable: true };
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', options));
  target.dispatchEvent(new KeyboardEvent('keyup', options));
  if (goesOn && key === 'Enter') submitBy(target);
}

/** Does a step whose element was found. */
function doStep(text) {
  const step = JSON.parse(text);
  if (step.kind === 'press') return press(step.value);
  const element = deepQueryAll(step.selector).find(isVisible);
  if (!element) return null;
  bringIntoView(element);
  if (step.kind === 'click') element.click();
  if (step.kind === 'fill') enter(element, step.value);
  return null;
}
