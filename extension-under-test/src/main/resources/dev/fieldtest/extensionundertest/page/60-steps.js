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
  const busy = state === 'absent' ? busyFor() : 0;
  if (busy > 0) return later(busy);
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
const FIELD = 'input:not([type=submit i], [type=image i], [type=button i], [type=reset i]), select, textarea';
const SENDING_KEYS = ['Enter', ' '];
const NOTHING_LEAVES = "form-action 'none'; connect-src 'none'";

let filledPassword = false; // whether a step has, in this document

/** The element or the next one around it, through shadow roots, that matches. */
function closestAcross(element, selector) {
  for (let node = element; node && nodeTypeOf(node) === 1; node = parentAcross(node)) if (matches(node, selector)) return node;
  return null;
}

const isFilled = (root) => deepQueryAll('input[type=password]', root).some((field) => field.value);

/** Whether the element's form holds a password, whoever filled it in. */
function isInFilledForm(element) {
  const form = element.form || closestAcross(element, 'form');
  return form !== null && isFilled(form);
}

/**
 * Whether a step might send a password. Nobody is ever signed in: once a step has filled one in, all but clicks on fields might, for a
 * page can make anything a button; before, Enter and what looks like a button in a form that holds one.
 */
function wouldSend(step, element) {
  const filled = filledPassword || step.filledElsewhere === 'true';
  if (step.kind === 'press') return SENDING_KEYS.includes(step.value) && (filled || isInFilledForm(element));
  if (step.kind !== 'click') return false;
  return filled ? !matches(element, FIELD) : closestAcross(element, BUTTON) !== null && isInFilledForm(element);
}

/**
 * What the page itself tries to send once a step fills in a password, it does not send either: no form goes anywhere, whoever submits
 * it, and no request of a script.
 */
function seal() {
  filledPassword = true;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = NOTHING_LEAVES;
  query(document, 'head').forEach((head) => head.append(policy));
}

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
    if (isPassword && !filledPassword) seal();
    enter(element, step.value);
    return isPassword ? 'password' : null;
  }
  return null;
}
