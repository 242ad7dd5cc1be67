'use strict';

// The reference extension has no real account, so signing in only flips this flag. It lives as long as the worker does,
// which is all a demonstration needs.
let signedIn = false;

const answers = {
  ping: () => ({ alive: true, signedIn }),
  signIn: () => {
    signedIn = true;
    return { alive: true, signedIn };
  },
};

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== chrome.runtime.id) return;
  if (Object.hasOwn(answers, message?.type)) reply(answers[message.type]());
});
