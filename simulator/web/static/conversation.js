// The conversation: its lines, the things to say now, and whether Alexa listens.

import { byId, make } from "./dom.js";

const SPEAKERS = {
  you: "You",
  touch: "You",
  alexa: "Alexa",
  again: "Alexa asks again",
  spoke: "Alexa",
  reminder: "Reminder",
  timer: "Timer",
  ended: "",
  problem: "Problem",
};
const ALERTS = new Set(["reminder", "timer"]);

export class Conversation {
  /** `say(text)` is called with what was picked. */
  constructor(say) {
    this.say = say;
    this.log = byId("log");
    this.welcome = byId("welcome");
    this.id = null;
    this.last = 0;
  }

  /** Show the state; gives the entries that are new, none of them after a reload. */
  show(state) {
    const isOther = this.id !== state.conversation;
    if (isOther) {
      this.id = state.conversation;
      this.last = 0;
      this.log.replaceChildren(this.welcome);
    }
    const fresh = state.entries.filter((entry) => entry.id > this.last);
    this.welcome.hidden = state.entries.length > 0;
    // A screen reader is not to read out all that was said before a reload.
    if (isOther) this.log.setAttribute("aria-live", "off");
    this.log.append(...fresh.map(line));
    if (isOther) requestAnimationFrame(() => this.log.setAttribute("aria-live", "polite"));
    this.offer(state.chips);
    this.tellListening(state);
    if (fresh.length) {
      this.last = fresh.at(-1).id;
      // Last of all: what stands below takes its room from the log.
      this.log.scrollTop = this.log.scrollHeight;
    }
    return isOther ? [] : fresh;
  }

  /** Show what was just said before anything came of it; the next state has it too. */
  expect(text) {
    this.welcome.hidden = true;
    this.pending = line({ kind: "you", text });
    // The state brings it again: it is not to be read out twice.
    this.pending.setAttribute("aria-hidden", "true");
    this.log.append(this.pending);
    this.log.scrollTop = this.log.scrollHeight;
  }

  forget() {
    if (this.pending) this.pending.remove();
    this.pending = null;
  }

  offer(said) {
    const chips = byId("chips");
    // Where the clock runs the state comes every second: what is there stays there to be picked.
    const now = JSON.stringify(said);
    if (chips.dataset.said === now) return;
    chips.dataset.said = now;
    const hadFocus = chips.contains(document.activeElement);
    chips.replaceChildren(
      ...said.map((text) =>
        make("button", { type: "button", className: "chip", onclick: () => this.say(text) }, text),
      ),
    );
    if (hadFocus) (chips.querySelector("button") ?? byId("said")).focus();
  }

  tellListening(state) {
    byId("lamp").classList.toggle("on", state.listening);
    byId("quiet").hidden = !state.listening;
    byId("ear").textContent = state.listening
      ? "Alexa is listening."
      : `Not in a conversation: say “open ${state.invocation}”.`;
  }
}

export const isAlert = (entry) => ALERTS.has(entry.kind);

function line(entry) {
  const speaker = SPEAKERS[entry.kind] ?? "";
  const text = entry.text || "(says nothing)";
  const words = make("p", { className: "words" }, text);
  const who = make("span", { className: `who${isAlert(entry) ? "" : " hidden"}` }, `${speaker}: `);
  if (speaker) words.prepend(who);
  return make("div", { className: `entry ${entry.kind}` }, words);
}
