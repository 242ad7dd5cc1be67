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

  /** Lower case, without diacritics, one blank between words and at both ends: " log in ". */
  function normalise(text) {
    const plain = String(text ?? '').slice(0, LONGEST)
      .replace(/\u200c/g, ' ')
      .toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFC')
      .replace(/[ıßøđłæœکی]/g, (letter) => LETTERS[letter])
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
    return ` ${plain.trim()} `;
  }

  /** As normalise, and first splits names that programmers write: "txtUserName2" becomes " txt user name 2 ". */
  function normaliseIdentifier(identifier) {
    return normalise(String(identifier ?? '').slice(0, LONGEST)
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2'));
  }

  function pattern(entry) {
    const stem = entry.endsWith('*');
    const word = normalise(entry).trim();
    if (UNSEPARATED.test(word)) return word;
    return stem ? ` ${word}` : ` ${word}(?= )`;
  }

  function compile(list) {
    return new RegExp(list.split(',').map((entry) => entry.trim()).filter(Boolean).map(pattern).join('|'), 'u');
  }

  const patterns = Object.fromEntries(Object.entries(Onetap.vocabulary).map(([meaning, list]) => [meaning, compile(list)]));

  /** Whether normalised text holds a word of one of the meanings. */
  const says = (normalised, ...meanings) => meanings.some((meaning) => patterns[meaning].test(normalised));

  return { squeeze, normalise, normaliseIdentifier, says };
})();
