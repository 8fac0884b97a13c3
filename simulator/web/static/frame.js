// Inside the screen's own page: draws documents with Amazon's renderer, and reports touches.

const view = document.getElementById("view");
let shown = null;
let latest = 0;

function tell(message) {
  window.parent.postMessage(message, window.location.origin);
}

const engine = (async () => {
  if (!Module.calledRun) await AplRenderer.initEngine();
})();

function clear() {
  if (shown) shown.destroy();
  shown = null;
  view.replaceChildren();
}

async function show(wanted) {
  latest += 1;
  const mine = latest;
  await engine;
  // Another may have come while the engine was starting.
  if (mine !== latest) return;
  clear();
  const content = AplRenderer.Content.create(JSON.stringify(wanted.document));
  for (const [name, data] of Object.entries(wanted.datasources)) {
    content.addData(name, JSON.stringify(data));
  }
  shown = AplRenderer.default.create({
    content,
    view,
    viewport: wanted.viewport,
    mode: wanted.mode,
    theme: "dark",
    environment: {
      agentName: "local",
      agentVersion: "1",
      disallowVideo: true,
      allowOpenUrl: false,
    },
    utcTime: Date.now(),
    localTimeAdjustment: -new Date().getTimezoneOffset() * 60_000,
    notLoadFonts: true,
    onSendEvent: (event) => tell({ kind: "touched", arguments: event.arguments }),
    onRunTimeError: (errors) => tell({ kind: "problem", text: JSON.stringify(errors) }),
  });
  await shown.init();
  // It takes no mouse for half a second after a touch, and counts its own start as one. Where there
  // are touches that stays: the browser makes a click of each, which could hit the next document.
  if (window.matchMedia("(pointer: fine)").matches) shown.lastPointerEventTimestamp = 0;
  tell({ kind: "shown", version: wanted.version });
}

window.addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== window.location.origin) return;
  const message = event.data;
  if (message.kind === "show") {
    show(message.wanted).catch((error) => tell({ kind: "problem", text: String(error) }));
  } else if (message.kind === "clear") {
    latest += 1;
    clear();
  } else if (message.kind === "move") {
    window.moveClock(message.milliseconds);
  }
});

engine.then(
  () => tell({ kind: "ready" }),
  (error) => tell({ kind: "problem", text: String(error) }),
);
