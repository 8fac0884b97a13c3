// Puts the page together: every call gives the state of everything, and all of it is shown.

import { act as call, read } from "./calls.js";
import { Controls } from "./controls.js";
import { Conversation, isAlert } from "./conversation.js";
import { byId } from "./dom.js";
import { Exchanges, Phrases } from "./folds.js";
import { Hearing, canHear } from "./hearing.js";
import { DeviceScreen } from "./screen.js";
import { Voice, canSpeak } from "./voice.js";

const PATIENCE = 400;
/** Milliseconds before a wait is told. */
const TICK = 1000;
const VOICE_KEY = "speak-replies";

let state = null;
let waiting = 0;
let answered = Promise.resolve();
/** Kept when the call that was made last is answered. */
let spokenTo = false;

const voice = new Voice((speaking) => {
  byId("hush").hidden = !speaking;
  if (!speaking) listenOn();
});
const hearing = new Hearing({
  heard: (text, isFinal) => {
    byId("said").value = text;
    if (isFinal) say(text);
  },
  changed: (listens) => {
    byId("microphone").setAttribute("aria-pressed", String(listens));
    byId("microphone").classList.toggle("on", listens);
  },
  trouble: complain,
});
const conversation = new Conversation((text) => say(text));
const screen = new DeviceScreen({
  touched: (sent) => act("touch", { arguments: sent }),
  trouble: complain,
});
const controls = new Controls(act);
const phrases = new Phrases({ say: (text) => say(text), trouble: complain });
const exchanges = new Exchanges(complain);

function complain(text) {
  byId("trouble").textContent = text;
  byId("trouble").hidden = !text;
}

function show(fresh) {
  state = fresh;
  voice.locale = state.locale;
  byId("title").textContent = state.title;
  document.title = `${state.title} · local Alexa`;
  document.querySelector(".conversation").setAttribute("lang", state.locale);
  const news = conversation.show(state);
  screen.show(state);
  controls.show(state);
  phrases.show(state);
  exchanges.show(state);
  speak(news);
  schedule();
}

function speak(entries) {
  if (!byId("voice").checked) {
    if (entries.length) listenOn();
    return;
  }
  for (const entry of entries) {
    if (entry.pieces.length) voice.say(entry.pieces, { chimes: isAlert(entry) });
  }
}

/** Who speaks goes on speaking: the microphone opens again after a question. */
function listenOn() {
  if (spokenTo && state?.listening && !waiting) hearing.start(state.locale);
}

function act(name, fields = {}) {
  const done = perform(name, fields);
  answered = done;
  return done;
}

async function perform(name, fields) {
  voice.stop();
  hearing.stop();
  complain("");
  waiting += 1;
  const patience = setTimeout(tellWaiting, PATIENCE);
  try {
    const fresh = await call(name, fields);
    conversation.forget();
    waiting -= 1;
    show(fresh);
    return true;
  } catch (error) {
    waiting -= 1;
    conversation.forget();
    complain(error.message);
    if (state) show(state);
    return false;
  } finally {
    clearTimeout(patience);
    if (!waiting) tellNothing();
  }
}

async function say(text) {
  const said = text.trim();
  if (!said) return;
  spokenTo = hearing.listens;
  byId("said").value = "";
  // Who changes the locale and goes on typing is heard all the same, after that.
  while (waiting) await answered;
  conversation.expect(said);
  if (!(await act("say", { text: said }))) byId("said").value = said;
}

/** Say what takes so long: Alexa answers, or still learns how people say things. */
async function tellWaiting() {
  byId("thinking-bar").hidden = false;
  byId("thinking-text").textContent = "Alexa is thinking …";
  try {
    const { hasLearnt } = await read("learning");
    if (!hasLearnt && waiting) {
      byId("thinking-text").textContent =
        "Alexa is still learning how people say things. It takes some seconds, once.";
    }
  } catch {
    // The call that waits will tell.
  }
}

function tellNothing() {
  byId("thinking-bar").hidden = true;
  byId("thinking-text").textContent = "";
}

let ticking = null;

/** Look again in a second where the clock runs: something may have gone off. */
function schedule() {
  clearTimeout(ticking);
  if (state.clock.runs) ticking = setTimeout(refresh, TICK);
}

async function refresh() {
  if (waiting) return;
  try {
    const fresh = await read("state");
    if (!waiting) show(fresh);
  } catch (error) {
    complain(error.message);
  }
}

byId("composer").onsubmit = (event) => {
  event.preventDefault();
  say(byId("said").value);
};
byId("said").onkeydown = (event) => {
  if (event.key !== "ArrowUp" || byId("said").value || !state) return;
  const before = state.entries.findLast((entry) => entry.kind === "you");
  if (before) {
    event.preventDefault();
    byId("said").value = before.text;
  }
};
byId("quiet").onclick = () => act("quiet").then(() => byId("said").focus());
byId("hush").onclick = () => {
  spokenTo = false;
  voice.stop();
  byId("said").focus();
};
byId("new-user").onclick = () => act("new-user").then(() => byId("said").focus());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") voice.stop();
});

byId("microphone").hidden = !canHear;
byId("microphone").onclick = () => {
  if (hearing.listens) {
    hearing.stop();
  } else {
    voice.stop();
    spokenTo = true;
    if (state) hearing.start(state.locale);
  }
};

byId("voice-switch").hidden = !canSpeak;
byId("voice").checked = localStorage.getItem(VOICE_KEY) !== "off";
byId("voice").onchange = () => {
  localStorage.setItem(VOICE_KEY, byId("voice").checked ? "on" : "off");
  voice.stop();
};
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) refresh();
});

refresh();
