// The device's screen: a page of its own inside this one, drawn at its true size and scaled to fit.

import { read } from "./calls.js";
import { byId } from "./dom.js";

const TALLEST = 0.62;
/** Of the window's height. */
const FRAME = 16;
/** Pixels that the device is wider than its screen. */

export class DeviceScreen {
  /** `touched(arguments)` when a document sends something, `trouble(text)` when it cannot be drawn. */
  constructor({ touched, trouble }) {
    this.touched = touched;
    this.trouble = trouble;
    this.stand = byId("stand");
    this.bezel = byId("bezel");
    this.blank = byId("blank");
    this.frame = byId("frame");
    this.whyNot = this.stand.dataset.whyNot;
    this.ready = false;
    this.drawn = null;
    this.moved = null;
    this.state = null;
    window.addEventListener("message", (event) => this.hear(event));
    new ResizeObserver(() => this.fit()).observe(this.stand);
    window.addEventListener("resize", () => this.fit());
  }

  show(state) {
    this.state = state;
    this.fit();
    const { screen } = state;
    this.stand.classList.toggle("none", !screen.has);
    this.bezel.classList.toggle("round", Boolean(screen.round));
    this.bezel.classList.toggle("on", screen.shows && !this.whyNot);
    this.blank.textContent = this.explain(state);
    this.draw();
  }

  explain({ screen, invocation }) {
    if (!screen.has) return "This device has no screen: everything is said.";
    if (this.whyNot) return `Screens cannot be drawn, but all else works. ${this.whyNot}`;
    return screen.shows ? "" : `Nothing is shown yet. Say “open ${invocation}”.`;
  }

  /** Let the frame draw what it does not show yet. */
  draw() {
    if (!this.ready || !this.state) return;
    this.passTime(this.state);
    const { conversation, device, screen } = this.state;
    const wanted = screen.shows ? `${conversation} ${device} ${screen.version}` : "";
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    if (!wanted) {
      this.send({ kind: "clear" });
      return;
    }
    read("screen").then(
      (found) => found && this.send({ kind: "show", wanted: found }),
      (error) => this.trouble(error.message),
    );
  }

  /** Countdowns on the screen follow when the clock is moved by hand. */
  passTime({ conversation, clock }) {
    if (this.moved?.conversation === conversation && clock.moved > this.moved.seconds) {
      this.send({ kind: "move", milliseconds: (clock.moved - this.moved.seconds) * 1000 });
    }
    this.moved = { conversation, seconds: clock.moved };
  }

  fit() {
    const screen = this.state?.screen;
    if (!screen?.has) {
      this.bezel.style.width = this.bezel.style.height = "";
      return;
    }
    const room = this.stand.clientWidth - FRAME;
    const scale = Math.min(room / screen.width, (window.innerHeight * TALLEST) / screen.height, 1);
    this.bezel.style.width = `${Math.floor(screen.width * scale)}px`;
    this.bezel.style.height = `${Math.floor(screen.height * scale)}px`;
    if (!this.frame) return;
    this.frame.style.width = `${screen.width}px`;
    this.frame.style.height = `${screen.height}px`;
    this.frame.style.transform = `scale(${scale})`;
  }

  send(message) {
    this.frame.contentWindow.postMessage(message, window.location.origin);
  }

  hear(event) {
    if (event.origin !== window.location.origin || event.source !== this.frame?.contentWindow) return;
    const message = event.data;
    if (message.kind === "ready") {
      this.ready = true;
      this.draw();
    } else if (message.kind === "shown") {
      this.bezel.dataset.version = message.version;
    } else if (message.kind === "touched") {
      this.touched(message.arguments);
    } else if (message.kind === "problem") {
      this.trouble(`The screen has a problem: ${message.text}`);
    }
  }
}
