// Weighs the evidence for and against "an existing user signs in here".

const HEADING = 'h1, h2, h3, h4, h5, h6, legend, caption, [role=heading], [class*=title i], [class*=heading i], [id*=title i]';

function headingsOf(group) {
  const first = group.fields[0].element;
  const before = deepQueryAll(HEADING, group.context).filter((element) => precedes(element, first) && !contains(element, first));
  return normalize(before.slice(-3).map((element) => shortText(element, 80)).join(' . '));
}

/** Names that the site's authors gave to the form and the boxes around it. */
function ownNames(group) {
  const names = [];
  const inForm = group.fields.find((field) => field.form);
  let node = inForm ? inForm.form : group.container;
  for (let i = 0; node && i < 3; i++, node = parentAcross(node)) {
    if (i && !contains(group.context, node)) break;
    for (const name of ['id', 'name', 'class', 'aria-label', 'data-testid']) names.push(attribute(node, name));
    if (tagOf(node) === 'form') names.push(attribute(node, 'action').replace(/^https?:\/\/[^/]*|\?.*$/g, ''));
  }
  return normalizeAttribute(names.join(' ').slice(0, 600));
}

function choicesOf(group) {
  const boxes = deepQueryAll('input[type=checkbox], input[type=radio]', group.container, 40);
  return boxes.map((element) => normalize(captionOf(element)) + normalizeAttribute(attribute(element, 'name') + ' ' + attribute(element, 'id')));
}

/** What the group says besides its buttons and links, which have features of their own. */
function proseOf(group, actions) {
  if (!(group.container instanceof HTMLElement) || elementsBelow(group.container).length > 2000) return ' ';
  let text = normalize(renderedTextOf(group.container).slice(0, 1500));
  for (const action of actions) if (action.text.length > 4) text = text.replace(action.text, ' . ');
  return text;
}

function identifierScore(field, password) {
  let score = 0;
  if (/username|webauthn/.test(field.token)) score += 4;
  if (field.type === 'email' || /email/.test(field.token)) score += 2;
  for (const name of ['identifier', 'email']) if (field.means(name)) score += 2;
  for (const name of ['phone', 'login']) if (field.means(name)) score += 1;
  for (const name of ['search', 'message']) if (field.means(name)) score -= 4;
  if (field.means('code')) score -= 2;
  if (/open ?id/.test(field.names)) score -= 3;
  if (password && !precedes(field.element, password.element)) score -= 3;
  return score;
}

/** The most likely identifier among the text fields, rather the one just before the password. */
function chooseIdentifier(fields, password) {
  const texts = fields.filter((field) => field.text);
  const nearest = password && texts.filter((field) => precedes(field.element, password.element)).pop();
  let best = null, bestScore = password ? -2 : -1;
  for (const field of texts) {
    const score = identifierScore(field, password) + (field === nearest ? 1 : 0);
    if (password ? score >= bestScore : score > bestScore) [best, bestScore] = [field, score];
  }
  return best;
}

const count = (list, test) => Math.min(3, list.filter(test).length);

function wordFeatures(found, submit, actions) {
  const headings = headingsOf(found.group), names = ownNames(found.group), prose = proseOf(found.group, actions);
  const title = normalizeAttribute(pageTitle() + ' ' + location.pathname);
  const others = actions.filter((action) => action !== submit && !action.provider);
  const told = (name) => Boolean(submit) && says(name, submit.text);
  const own = (name) => found.fields.some((field) => hints(name, field.names));
  return {
    submitLogin: told('login'), submitSignup: told('signup'), submitReset: told('reset'), submitProceed: told('proceed'),
    submitPlain: Boolean(submit)
      && !['login', 'signup', 'reset', 'proceed', 'search', 'mailing'].some(told), submitSearch: told('search'), submitMailing: told('mailing'), noSubmit: !submit,
    fieldLogin: own('login'), fieldSignup: own('signup'),
    namesLogin: hints('login', names), namesSignup: hints('signup', names), namesSearch: hints('search', names),
    namesReset: hints('forgot', names) || hints('reset', names), namesMailing: hints('mailing', names),
    headLogin: says('login', headings), headSignup: says('signup', headings),
    headReset: says('forgot', headings) || says('reset', headings),
    titleLogin: says('login', title), titleSignup: says('signup', title), titleReset: says('forgot', title) || says('reset', title),
    proseReset: says('forgot', prose), proseMailing: says('mailing', prose),
    proseReturning: says('returning', prose), proseConsent: says('consent', prose),
    forgotLink: others.some((action) => says('forgot', action.text)),
    signupLink: others.some((action) => says('signup', action.text)), loginLink: others.some((action) => says('login', action.text)),
    providerLogin: actions.some((action) => action.provider && says('login', action.text)),
    providerSignup: actions.some((action) => action.provider && says('signup', action.text)),
  };
}

function fieldFeatures({ fields, group, identifier, passwords }) {
  const rest = fields.filter((field) => field !== identifier && !field.password), choices = choicesOf(group);
  const means = (name) => Boolean(identifier) && identifier.means(name);
  const token = (pattern) => fields.some((field) => pattern.test(field.token));
  return {
    twoPasswords: passwords.length === 2, manyPasswords: passwords.length > 2, renew: passwords.some((field) => field.means('renew')),
    newToken: token(/new-password/), currentToken: token(/current-password/), userToken: token(/username|webauthn/),
    minlength: passwords.some((field) => hasAttribute(field.element, 'minlength') || hasAttribute(field.element, 'passwordrules')),
    remember: choices.some((choice) => says('remember', choice)), consent: choices.some((choice) => says('consent', choice)),
    choices: count(choices, (choice) => !says('remember', choice)),
    person: count(rest, (field) => field.means('person')), payment: token(/^cc-/) || fields.some((field) => field.means('payment')),
    message: fields.some((field) => field.tag === 'textarea'), selects: count(fields, (field) => field.tag === 'select'),
    extra: count(rest, (field) => field.text && !field.means('code')), code: rest.some((field) => field.means('code')),
    twoIdentifiers: count(rest, (field) => field.text && (field.type === 'email' || field.means('email') || field.means('phone'))),
    noIdentifier: !identifier, idUser: means('identifier'),
    idEmail: means('email') || (identifier && identifier.type === 'email'),
    idVague: Boolean(identifier) && !['identifier', 'email', 'phone', 'login'].some(means) && identifier.type === 'text', idSearch: means('search'), idCode: means('code'),
    idRequired: Boolean(identifier) && hasAttribute(identifier.element, 'required'),
    idPerson: means('person') && !means('email') && !means('identifier'),
    hiddenPassword: !passwords.length && group.hiddenPassword, rival: !passwords.length && group.rival,
  };
}

function describe(group) {
  const { fields } = group, passwords = distinctPasswords(fields), password = passwords[0] || null;
  const identifier = chooseIdentifier(fields, password);
  if (!identifier && !password) return null;
  const kind = !password ? 'identifier-first' : identifier ? 'full' : 'password-only';
  const found = { group, fields, identifier, password, passwords, kind };
  const actions = readActions(group);
  const submit = submitOf(actions, passwords[passwords.length - 1] || identifier);
  group.hiddenPassword = query(group.container, 'input[type=password]').length > 0;
  found.features = { ...wordFeatures(found, submit, actions), ...fieldFeatures(found) };
  for (const name in found.features) found.features[name] = Number(found.features[name]);
  return found;
}

const MAX_GROUPS = 60; // those with a password come first

// Log-odds added by each feature: [to a group with a password, to one without]. A logistic regression over the groups of a seeded
// half of the sites of some three hundred saved pages (98 of 147 groups with a password and 6 of 71 without are logins), drawn by a
// Gaussian prior of unit variance towards what each feature means (a confirm field is a sign-up, "forgot password?" a login), so
// that what those pages seldom show keeps its sense; rounded to 0.2. A count is multiplied. names...: id, class, action of the form
// and the boxes around it; field...: of the fields; head...: headings just before; prose...: other text; provider...: "sign in with
// X"; extra, person, ...: fields besides identifier and password; rival: a password field stands in another group.
const WEIGHTS = {
  submitLogin: [2.2, 2.6], submitSignup: [-1.8, -2.2], submitReset: [-1.6, -1.8], submitProceed: [0.4, 1.4],
  submitPlain: [-0.2, -0.4], idRequired: [0, 0.6], submitSearch: [-0.4, -3], submitMailing: [-1, -3], noSubmit: [-0.2, -1.2],
  fieldLogin: [0.6, 1], fieldSignup: [-1.2, -1.6], namesLogin: [0.8, 1.4], namesSignup: [-1.8, -1.6], namesSearch: [-0.2, -2],
  namesReset: [-0.8, -2], namesMailing: [-0.2, -2], headLogin: [1.2, 1.8], headSignup: [-0.4, -1.6], headReset: [-1, -2.6],
  titleLogin: [0.6, 0.6], titleSignup: [-0.6, -1], titleReset: [-0.8, -1.6], proseReset: [-0.2, -0.6], proseMailing: [-0.6, -1],
  proseReturning: [-0.4, -0.4], proseConsent: [-0.8, 0], forgotLink: [1.2, 1], signupLink: [-0.4, 0.6], loginLink: [-0.8, 0],
  providerLogin: [0.2, 1], providerSignup: [-0.4, -1], twoPasswords: [-2, 0], manyPasswords: [-3.6, 0], renew: [-1.6, 0],
  newToken: [-2, 0], currentToken: [1, 0], userToken: [0.4, 2], minlength: [-0.4, 0], remember: [1, 1.6], consent: [-1.2, -1],
  choices: [-0.4, -0.6], person: [-0.8, -1.2], payment: [-2.6, -2], idVague: [-0.8, -0.6], message: [-1, -3],
  selects: [-0.2, -0.8], extra: [-0.4, -1], code: [0, -1], twoIdentifiers: [-1.2, -1], noIdentifier: [-0.6, 0], idUser: [0.6, 1],
  idEmail: [0, 0.4], idSearch: [-1, -4], idCode: [-0.4, -3], idPerson: [-0.2, -2], hiddenPassword: [0, 1.2], rival: [0, -2],
};
const BIAS = [1.6, -2.4];

function toResult({ group, identifier, password, kind, features }) {
  const column = kind === 'identifier-first' ? 1 : 0;
  let score = BIAS[column];
  for (const name in features) score += features[name] * WEIGHTS[name][column];
  return { username: identifier && identifier.element, password: password && password.element, container: group.container, kind, score };
}

/** The group as a result, or null where one group cannot be read, so that the others still are. */
function weigh(group) {
  try {
    const found = describe(group);
    return found && toResult(found);
  } catch (unreadable) {
    return null;
  }
}

/** The login forms among what `visible` admits, best first; score is the log-odds that it is one, always positive. */
function findLoginForms(visible = isVisible) {
  try {
    documentIsFlat = rootsBelow(document).length === 1;
    const found = groupFields(readFields(visible)).slice(0, MAX_GROUPS).map(weigh).filter(Boolean);
    return found.filter((form) => form.score > 0).sort((a, b) => b.score - a.score);
  } catch (broken) {
    return []; // the page changed or died underfoot; whoever called looks again
  } finally {
    documentIsFlat = false;
    labelsOf = new Map();
  }
}
