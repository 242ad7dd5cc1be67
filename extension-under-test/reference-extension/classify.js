'use strict';

// Is this group of fields a login form? Every sign (signs.js) adds or takes points.
Onetap.classify = (() => {
  const ENOUGH_WITH_PASSWORD = 1;
  const ENOUGH_WITHOUT_PASSWORD = 4;
  const { says } = Onetap.text;
  const { precedes } = Onetap.roots;
  const { isAside, isSearch } = Onetap.groups;
  const { RENEWAL, RENEWAL_OF_KNOWN, asksAgain } = Onetap.signs;
  const { Score, scoreNames, scoreHeadings, scoreCompany, scoreSurroundings, scorePasswords, scoreFieldNames, scoreIdentifier, isTwin } = Onetap.signs;

  const BUTTON = { login: 3, both: 2, next: 0.5, signup: -4, reset: -4, newPassword: -4, confirm: -4, enter: 2, subscribe: -3, payment: -3, search: -2, contact: -2, save: -3 };
  const BUTTON_WITHOUT_PASSWORD = { login: 3, both: 3, next: 1.5, signup: -4, reset: -5, newPassword: -5, confirm: -5, subscribe: -5, payment: -4, search: -5, contact: -3, save: -4 };

  // Which of several equal buttons is taken for the main one.
  const MAIN = { login: 0.8, both: 0.6, next: 0.4, signup: 0.2 };
  const MAIN_WITHOUT_PASSWORD = { reset: 0.8, newPassword: 0.8, confirm: 0.8, subscribe: 0.6, both: 0.4, next: 0.3, login: 0.2, signup: 0.2 };

  // The eye's order counts as well as the document's: style sheets turn forms over.
  function isBefore(field, password) {
    const [own, other] = [field, password].map(({ input }) => input.getBoundingClientRect());
    return precedes(field.input, password.input) || own.bottom <= other.top;
  }

  function usernameScore(field, password) {
    const tokens = field.tokens.some((token) => token === 'username' || token === 'email' || token === 'webauthn');
    return (tokens ? 3 : 0) + (field.says('identifier') ? 2 : 0) + (field.says('contactPoint') ? 1.5 : 0)
      - (field.personal ? 2 : 0) + (isBefore(field, password) ? 1.5 : -2);
  }

  // Customer codes and card numbers sound like one-time codes; before the password and without a rival they name the account.
  function soleFieldBefore(password, group) {
    const others = group.fields.filter((field) => !field.password && !isSearch(field) && precedes(field.input, password.input));
    return others.length === 1 && !others[0].tokens.includes('one-time-code') ? others[0] : null;
  }

  /** The field that names the account: the one nearest before the password unless another says it more clearly. */
  function usernameFor(password, group) {
    const candidates = group.fields.filter((field) => !field.password && !isAside(field)).reverse();
    const best = candidates.map((field) => ({ field, points: usernameScore(field, password) })).sort((a, b) => b.points - a.points)[0];
    if (best) return best.points >= 0.5 ? best.field : null;
    return soleFieldBefore(password, group);
  }

  // What is asked between the account and the password belongs to them: a company, a domain, an access code.
  function credentials(username, password, group) {
    const at = [username, password].map((field) => group.fields.indexOf(field));
    return group.fields.slice(Math.min(...at), Math.max(...at) + 1).filter((field) => !isSearch(field));
  }

  /** Judges a group with a visible password. */
  function withPassword(group, inside) {
    const password = group.fields.find((field) => field.password);
    const username = usernameFor(password, group);
    const own = username ? credentials(username, password, group) : [password];
    const first = own[0].input;
    const button = Onetap.surroundings.button(group, first, MAIN);
    const again = !username && asksAgain(group, password);
    const renewal = again ? RENEWAL_OF_KNOWN : RENEWAL;
    const score = new Score();
    score.add(username ? 2 : 1, username ? 'account and password' : 'a password');
    score.add(again && button.does === 'confirm' ? 0 : BUTTON[button.does] ?? 0, `button ${button.does}`);
    score.when(!button.does && says(button.named, 'login'), 1, 'button named login');
    score.when(!button.does && says(button.named, 'signup'), -1.5, 'button named sign-up');
    score.when(inside, -2, 'the page changes a password elsewhere');
    score.when(username?.says('payment') && !username.says('identifier', 'contactPoint'), -1.5, 'a card or voucher in the place of an account');
    scorePasswords(score, password, group, renewal);
    scoreFieldNames(score, own);
    scoreNames(score, Onetap.surroundings.names(group), renewal);
    scoreHeadings(score, Onetap.surroundings.headings(group, first), renewal);
    scoreSurroundings(score, group, first);
    scoreCompany(score, group, own);
    return { group, fields: own, score, login: score.points >= ENOUGH_WITH_PASSWORD };
  }

  /** Judges a group without a visible password as the first step of a login: one field that names the account. */
  function withoutPassword(group, field) {
    const button = Onetap.surroundings.button(group, field.input, MAIN_WITHOUT_PASSWORD);
    const score = new Score();
    scoreIdentifier(score, field);
    scoreFieldNames(score, [field]);
    score.add(BUTTON_WITHOUT_PASSWORD[button.does] ?? 0, `button ${button.does}`);
    score.when(!button.does && says(button.named, 'login'), 1.5, 'button named login');
    score.when(group.element.querySelector('input[type=password]') !== null, 1, 'a password waits');
    score.when(Onetap.surroundings.offersBrandLogin(group), 1, 'login by another account');
    scoreNames(score, Onetap.surroundings.names(group));
    scoreHeadings(score, Onetap.surroundings.headings(group, field.input));
    scoreSurroundings(score, group, field.input);
    scoreCompany(score, group, [field]);
    return { group, fields: [field], score, login: score.points >= ENOUGH_WITHOUT_PASSWORD };
  }

  function firstStep(group) {
    const candidates = group.fields.filter((field) => !isAside(field));
    const field = candidates.find((candidate) => candidate.says('identifier')) ?? candidates.find((candidate) => candidate.says('contactPoint')) ?? candidates[0];
    return field ? withoutPassword(group, field) : null;
  }

  // Several passwords and nothing else: only those who are logged in already are shown that.
  const changesPassword = (group) => group.fields.length > 1 && group.fields.every((field) => field.password && !isTwin(field, group.fields[0]));

  /** Judges every group of visible fields; the caller takes those whose login is true. */
  function all(fields) {
    const passwordGroups = Onetap.groups.around(fields.filter((field) => field.password), fields);
    const taken = new Set(passwordGroups.flatMap((group) => group.fields));
    const free = fields.filter((field) => !taken.has(field));
    const seeds = free.filter((field) => !isAside(field));
    const steps = Onetap.groups.around(seeds, fields).filter((group) => !group.fields.some((field) => field.password));
    const inside = passwordGroups.some(changesPassword);
    return [...passwordGroups.map((group) => withPassword(group, inside)), ...steps.map(firstStep).filter(Boolean)];
  }

  return { all };
})();
