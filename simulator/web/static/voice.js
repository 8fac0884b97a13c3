// Speaks replies with the browser's own voice: pieces with their pace, and the pauses between.

const synthesis = window.speechSynthesis;
const SLOWEST = 0.5;
const FASTEST = 2;
/** A chime: hertz, and seconds after the start. */
const CHIME = [
  [659, 0],
  [880, 0.18],
];

export const canSpeak = Boolean(synthesis && window.SpeechSynthesisUtterance);

export class Voice {
  /** `changed` is told whether it speaks now. */
  constructor(changed) {
    this.changed = changed;
    this.locale = "en-US";
    this.turn = 0;
    this.queue = [];
    this.speaking = false;
  }

  /** Say something after what is being said; a reminder or timer is announced by a chime. */
  say(pieces, { chimes = false } = {}) {
    if (!canSpeak) return;
    if (chimes) this.queue.push({ chimes });
    this.queue.push(...pieces);
    if (!this.speaking && this.queue.length) this.next(this.turn);
  }

  /** Be quiet at once. */
  stop() {
    this.turn += 1;
    this.queue = [];
    if (canSpeak) synthesis.cancel();
    this.tell(false);
  }

  next(turn) {
    if (turn !== this.turn) return;
    const piece = this.queue.shift();
    if (!piece) {
      this.tell(false);
      return;
    }
    this.tell(true);
    if (piece.chimes) {
      chime();
      setTimeout(() => this.next(turn), 700);
      return;
    }
    const after = () => setTimeout(() => this.next(turn), piece.pause * 1000);
    if (!piece.text) {
      after();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(piece.text);
    utterance.lang = this.locale;
    utterance.rate = Math.min(Math.max(piece.rate, SLOWEST), FASTEST);
    const voice = this.pick();
    if (voice) utterance.voice = voice;
    utterance.onend = after;
    utterance.onerror = after;
    synthesis.speak(utterance);
  }

  /** A voice of the locale, else one of the language; the browser's own choice without either. */
  pick() {
    const voices = synthesis.getVoices();
    const language = this.locale.split("-")[0];
    return (
      voices.find((voice) => voice.lang.replace("_", "-") === this.locale) ??
      voices.find((voice) => voice.lang.startsWith(language))
    );
  }

  tell(speaking) {
    if (this.speaking === speaking) return;
    this.speaking = speaking;
    this.changed(speaking);
  }
}

function chime() {
  const Context = window.AudioContext;
  if (!Context) return;
  const context = new Context();
  for (const [hertz, start] of CHIME) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const at = context.currentTime + start;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.15, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.5);
  }
  setTimeout(() => context.close(), 1500);
}
