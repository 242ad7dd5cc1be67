// The corpus's steps on the way to a login form: when one can be done, and doing it. Never a real sign-in.

/**
 * What became of a step's element: found, replaced, absent. Replaced is a field that is hidden while a control of the extension is
 * there; for a step that only waits for it, that is as good as found. A frame on the way is found once it can be seen and has loaded.
 */
function stepState(step) {
  if (!step.selector) return 'found';
  const elements = deepQueryAll(step.selector);
  if (step.kind === 'frame') return elements.length && isVisible(elements[0]) && !watch.loading.has(elements[0]) ? 'found' : 'absent';
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

const BUTTON = 'button, input[type=submit], input[type=image], input[type=button], [role=button], a';

let filledPassword = false; // whether a step has, in this document

const isFilled = (root) => deepQueryAll('input[type=password]', root).some((field) => field.value);

/** Whether the element's form holds a password, or the page where it has no form and a step has filled one in. */
function holdsPassword(element) {
  const form = element.form || element.closest('form');
  return form ? isFilled(form) : filledPassword && isFilled(document);
}

/** Whether a step might send a password: by Enter, or by a click on anything that could be a button. Nobody is ever signed in. */
function wouldSend(step, element) {
  const sends = step.kind === 'press' ? step.value === 'Enter' : step.kind === 'click' && element.closest(BUTTON) !== null;
  return sends && (step.filledElsewhere === 'true' || holdsPassword(element));
}

/** What the page itself tries to send after a step, it does not send either. */
addEventListener('submit', (event) => {
  if (!filledPassword || !(event.target instanceof Element) || !holdsPassword(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

function press(key, target) {
  const options = { key, bubbles: true, composed: true, cancelable: true };
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', options));
  target.dispatchEvent(new KeyboardEvent('keyup', options));
  const form = target.form || target.closest('form');
  if (goesOn && key === 'Enter' && form) form.requestSubmit();
}

/** Does a step whose element was found. Returns "refused" if that might send a password, "password" if it has filled one in. */
function doStep(text) {
  const step = JSON.parse(text);
  const element = step.kind === 'press' ? document.activeElement || document.body : deepQueryAll(step.selector).find(isVisible);
  if (!element) return null;
  if (wouldSend(step, element)) return 'refused';
  if (step.kind === 'press') return press(step.value, element);
  bringIntoView(element);
  if (step.kind === 'click') element.click();
  if (step.kind === 'fill') {
    const isPassword = attribute(element, 'type').toLowerCase() === 'password';
    filledPassword = filledPassword || isPassword;
    enter(element, step.value);
    return isPassword ? 'password' : null;
  }
  return null;
}
