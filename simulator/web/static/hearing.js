// Listens with the browser's own speech recognition, where it has one.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export const canHear = Boolean(Recognition);

const TROUBLES = {
  "not-allowed": "The browser was not allowed to use the microphone.",
  "service-not-allowed": "The browser was not allowed to use its speech recognition.",
  "audio-capture": "No microphone was found.",
  network: "The browser's speech recognition cannot be reached.",
};

export class Hearing {
  /** `heard(text, isFinal)`, `changed(listens)`, `trouble(text)` */
  constructor({ heard, changed, trouble }) {
    this.heard = heard;
    this.changed = changed;
    this.trouble = trouble;
    this.recognition = null;
  }

  get listens() {
    return this.recognition !== null;
  }

  start(locale) {
    if (!canHear || this.listens) return;
    const recognition = new Recognition();
    recognition.lang = locale;
    recognition.interimResults = true;
    recognition.onresult = (event) => {
      const parts = [...event.results];
      const text = parts.map((part) => part[0].transcript).join(" ");
      this.heard(text.trim(), parts.every((part) => part.isFinal));
    };
    recognition.onerror = (event) => {
      if (TROUBLES[event.error]) this.trouble(TROUBLES[event.error]);
    };
    recognition.onend = () => {
      this.recognition = null;
      this.changed(false);
    };
    this.recognition = recognition;
    recognition.start();
    this.changed(true);
  }

  stop() {
    if (this.recognition) this.recognition.stop();
  }
}
