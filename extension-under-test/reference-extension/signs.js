'use strict';

// The signs that speak for and against a login form, and what each of them weighs. No sign decides alone: the weights are
// round numbers on purpose, and a page should need several wrong signs before it is judged wrongly.
Onetap.signs = (() => {
  const { says } = Onetap.text;
  const { isAside } = Onetap.groups;

  // Words of a page on which a password is made or changed.
  const RENEWAL = ['newPassword', 'confirm'];
  // Where only the known password is asked for, it is the person or the step that is confirmed.
  const RENEWAL_OF_KNOWN = ['newPassword'];

  class Score {
    points = 0;
    reasons = [];

    add(points, reason) {
      if (!points) return;
      this.points += points;
      this.reasons.push(`${points > 0 ? '+' : ''}${points} ${reason}`);
    }

    when(condition, points, reason) {
      if (condition) this.add(points, reason);
    }
  }

  function scoreNames(score, { own, action }, renewal = RENEWAL) {
    // What the form is called is copied from page to page; where it is sent to is not.
    for (const [words, share] of [[own, 0.75], [action, 1]]) {
      score.when(says(words, 'login'), 2 * share, 'form named login');
      score.when(says(words, 'signup'), -2 * share, 'form named sign-up');
      score.when(says(words, 'reset', ...renewal), -2 * share, 'form named reset');
      score.when(says(words, 'subscribe', 'contact', 'payment', 'search'), -1.5 * share, 'form named otherwise');
    }
  }

  function scoreHeadings(score, headings, renewal = RENEWAL) {
    headings.forEach(({ words, inside }, i) => {
      const share = (inside ? 1 : 0.75) / (i + 1);
      const login = says(words, 'login');
      const signup = says(words, 'signup');
      score.when(login, 2 * share, 'heading login');
      score.when(signup && !login, -2 * share, 'heading sign-up');
      score.when(says(words, 'reset', ...renewal), -2.5 * share, 'heading reset');
      score.when(says(words, 'subscribe', 'contact', 'payment') && !login, -1.5 * share, 'heading otherwise');
    });
  }

  // Questions that only a sign-up form or a checkout asks.
  function scoreCompany(score, group, own) {
    const others = group.fields.filter((field) => field !== own[0] && !field.password && !isAside(field));
    const personal = others.filter((field) => field.personal || field.says('payment', 'contact')).length;
    score.add(-1.5 * Math.min(personal, 4), 'personal fields');
    score.add(-0.75 * Math.min(others.length - personal, 4), 'further fields');
    const { element } = group;
    const shown = (selector) => Onetap.roots.queryAll(element, selector).slice(0, 12).filter((node) => Onetap.fields.isRendered(node)).length;
    score.add(-0.75 * Math.max(0, Math.min(shown('select'), 4) - 1), 'selects');
    score.add(-1.5 * Math.min(shown('textarea:not([name*=captcha])'), 2), 'text areas');
  }

  function scoreSurroundings(score, group, first) {
    const lead = Onetap.surroundings.lead(group, first);
    const links = Onetap.surroundings.links(group);
    const boxes = Onetap.surroundings.checkboxes(group);
    score.when(says(lead, 'login') && !says(lead, 'haveAccount'), 1, 'text login');
    score.when(says(lead, 'signup') && !says(lead, 'login'), -1, 'text sign-up');
    score.when(links.some((words) => says(words, 'reset')), 2, 'link to reset');
    score.when(links.some((words) => says(words, 'haveAccount')) || says(lead, 'haveAccount'), -1.5, 'already have an account');
    score.when(boxes.some((words) => says(words, 'remember')), 1.5, 'remember me');
    score.when(boxes.some((words) => says(words, 'terms', 'subscribe') && !says(words, 'remember')), -1.5, 'terms or offers to tick');
  }

  // Some sites show a password through a second, nameless field in the same place.
  function isTwin(field, password) {
    return field !== password && !field.named.trim() && field.label === password.label && field.input.parentElement === password.input.parentElement;
  }

  const passwordsOf = (group, password) => group.fields.filter((field) => field.password && !isTwin(field, password));

  /** Whether the page asks for nothing but the password that the person has already, as before a risky step. */
  function asksAgain(group, password) {
    const known = password.tokens.includes('current-password') || Onetap.surroundings.links(group).some((words) => says(words, 'reset'));
    return known && passwordsOf(group, password).length === 1;
  }

  function scorePasswords(score, password, group, renewal) {
    const passwords = passwordsOf(group, password);
    score.when(passwords.length > 1, -4, 'several passwords');
    score.when(passwords.some((field) => field.says(...renewal)), -3, 'new password');
    score.when(password.tokens.includes('current-password'), 1.5, 'autocomplete current-password');
    score.when(password.tokens.includes('new-password'), -2, 'autocomplete new-password');
    score.when(password.tokens.includes('one-time-code') || (password.says('code', 'payment') && !password.says('password')), -6, 'a code, not a password');
  }

  function scoreFieldNames(score, fields) {
    const named = fields.map((field) => field.named).join('');
    score.when(says(named, 'signup'), -2, 'fields named sign-up');
    score.when(/ (log ?in|sign ?in|log ?on) /.test(named), 1, 'fields named login');
  }

  function scoreIdentifier(score, field) {
    score.when(field.tokens.includes('username') || field.tokens.includes('webauthn'), 2.5, 'autocomplete username');
    score.when(field.tokens.includes('one-time-code'), -6, 'a one-time code');
    if (field.says('identifier')) score.add(2, 'names an account');
    else score.add(field.says('contactPoint') ? 0.5 : -2, 'names a mailbox or nothing');
    score.when(field.namedAccount && says(field.label, 'contactPoint'), 1, 'a mailbox in the place of an account');
    score.when(says(field.named, 'signup', 'subscribe', 'reset', 'search', 'contact'), -3, 'field named otherwise');
    score.when(says(field.label, 'subscribe', 'search', 'payment', 'contact', 'code'), -3, 'label says otherwise');
    score.when(field.personal, -1.5, 'personal field');
  }

  return { RENEWAL, RENEWAL_OF_KNOWN, asksAgain, Score, scoreNames, scoreHeadings, scoreCompany, scoreSurroundings, scorePasswords, scoreFieldNames, scoreIdentifier, isTwin };
})();
