'use strict';

// Turns text and identifiers into a common form and looks words of the vocabulary up in it.
Onetap.text = (() => {
  // Letters that Unicode does not decompose into a base letter and a mark.
  const LETTERS = { ı: 'i', ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', ک: 'ك', ی: 'ي' };
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200b-\u200f]/g;
  const UNSEPARATED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Arab}\p{sc=Hebr}\p{sc=Deva}]/u;
  const LONGEST = 400;

  /** Text as it shows: source code may put any amount of white space between two words. */
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

  /** Lower case, without diacritics. */
  const plain = (text) => text.replace(/\u200c/g, ' ')
    .toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFC')
    .replace(/[ıßøđłæœکی]/g, (letter) => LETTERS[letter]);

  /** Plain, with one blank between words and at both ends: " log in ". */
  const normalise = (text) =>
    ` ${plain(String(text ?? '').slice(0, LONGEST)).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()} `;

  /** As normalise, and first splits names that programmers write: "txtUserName2" becomes " txt user name 2 ". */
  function normaliseIdentifier(identifier) {
    return normalise(String(identifier ?? '').slice(0, LONGEST)
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2'));
  }

  function pattern(entry) {
    const word = entry.replace('*', '').trim();
    if (UNSEPARATED.test(word)) return word;
    return entry.includes('*') ? ` ${word}` : ` ${word}(?= )`;
  }

  /** A list is normalised as a whole, for this is done for each page: each step costs more to begin than to go on. */
  function compile(list) {
    const entries = plain(list).replace(/[^\p{L}\p{N}\p{M},*]+/gu, ' ').split(',').filter((entry) => entry.trim());
    return new RegExp(entries.map(pattern).join('|'), 'u');
  }

  const patterns = Object.fromEntries(Object.entries(Onetap.vocabulary).map(([meaning, list]) => [meaning, compile(list)]));

  /** Whether normalised text holds a word of one of the meanings. */
  const says = (normalised, ...meanings) => meanings.some((meaning) => patterns[meaning].test(normalised));

  return { squeeze, normalise, normaliseIdentifier, says };
})();
