// What is folded away until it is wanted: all phrases of the model, and the exchanged JSON.

import { read } from "./calls.js";
import { byId, make } from "./dom.js";

export class Phrases {
  constructor({ say, trouble }) {
    this.say = say;
    this.trouble = trouble;
    this.fold = byId("phrases");
    this.fold.ontoggle = () => this.load();
    byId("filter").oninput = () => this.filter();
    this.locale = null;
  }

  show(state) {
    if (this.locale === state.locale) return;
    this.locale = state.locale;
    this.loaded = false;
    this.load();
  }

  async load() {
    if (!this.fold.open || this.loaded) return;
    this.loaded = true;
    try {
      const book = await read("phrases");
      byId("book").replaceChildren(...book.map(({ name, phrases }) => this.group(name, phrases)));
      this.filter();
    } catch (error) {
      this.loaded = false;
      this.trouble(error.message);
    }
  }

  group(name, phrases) {
    const buttons = phrases.map((text) =>
      make("button", { type: "button", className: "chip", onclick: () => this.say(text) }, text),
    );
    return make("div", { className: "phrases" }, make("h3", {}, name), make("div", { className: "row" }, ...buttons));
  }

  filter() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const groups = [...byId("book").children];
    for (const group of groups) {
      const text = group.textContent.toLowerCase();
      group.hidden = !words.every((word) => text.includes(word));
    }
    byId("no-phrases").hidden = !groups.length || groups.some((group) => !group.hidden);
  }
}

export class Exchanges {
  constructor(trouble) {
    this.trouble = trouble;
    this.holder = byId("exchanges");
    this.conversation = null;
    this.last = 0;
  }

  show(state) {
    if (this.conversation !== state.conversation) {
      this.conversation = state.conversation;
      this.last = 0;
      this.holder.replaceChildren();
    }
    byId("no-exchanges").hidden = state.exchanges.length > 0;
    for (const exchange of state.exchanges) {
      if (exchange.id > this.last) this.holder.prepend(this.fold(exchange));
    }
    this.last = state.exchanges.at(-1)?.id ?? 0;
    while (this.holder.children.length > state.exchanges.length) this.holder.lastChild.remove();
  }

  fold({ id, name }) {
    const body = make("div", {});
    const fold = make("details", { className: "exchange" }, make("summary", {}, `${id}. ${name}`), body);
    fold.ontoggle = async () => {
      if (!fold.open || body.children.length) return;
      try {
        const { request, response } = await read(`exchanges/${id}`);
        body.replaceChildren(...code("Request", request, id), ...code("Response", response, id));
      } catch (error) {
        this.trouble(error.message);
      }
    };
    return fold;
  }
}

function code(name, value, id) {
  const text = JSON.stringify(value, null, 2);
  const label = `${name} ${id}`;
  return [
    make("h3", {}, name),
    make("pre", { tabIndex: 0, role: "region", "aria-label": label }, make("code", {}, text)),
  ];
}
