// The world around the conversation: time, alerts, device, permissions and faults.

import { byId, fill, make } from "./dom.js";

const NAMES = { reminders: "Reminders", timers: "Timers", settings: "Settings" };
const DECISIONS = { GRANTED: "allowed", DENIED: "not allowed" };

export class Controls {
  /** `act(name, fields)` does something and shows what came of it. */
  constructor(act) {
    this.act = act;
    byId("moves").addEventListener("click", (event) => {
      const seconds = event.target.dataset?.seconds;
      if (seconds) act("move", { seconds: Number(seconds) });
    });
    byId("next-alert").onclick = () => act("next-alert");
    byId("move").onsubmit = (event) => {
      event.preventDefault();
      act("move", { seconds: Math.round(Number(byId("minutes").value) * 60) });
    };
    onChange("runs", (box) => act("run", { runs: box.checked }));
    onChange("device", (box) => act("device", { device: box.value }));
    onChange("locale", (box) => act("locale", { locale: box.value }));
    onChange("has-alerts", (box) => act("alerts", { has: box.checked }));
  }

  show(state) {
    byId("clock").textContent = state.clock.time;
    byId("day").textContent = `${state.clock.day} · ${state.clock.zone.replaceAll("_", " ")}`;
    byId("runs").checked = state.clock.runs;
    byId("has-alerts").checked = state.hasAlerts;
    fill(byId("device"), state.devices.map((device) => [device.id, device.name]), state.device);
    fill(byId("locale"), state.locales.map((locale) => [locale, nameOf(locale)]), state.locale);
    this.showAlerts(state.alerts);
    this.showPermissions(state.permissions);
    this.showFaults(state.faults);
  }

  showAlerts(alerts) {
    byId("no-alerts").hidden = alerts.length > 0;
    byId("next-alert").disabled = !alerts.some((alert) => !alert.paused);
    const list = byId("alerts");
    const hadFocus = list.contains(document.activeElement);
    const there = new Map([...list.children].map((item) => [item.dataset.id, item]));
    for (const [at, alert] of alerts.entries()) {
      const item = there.get(alert.id) ?? this.alert(alert);
      there.delete(alert.id);
      tellWhen(item, alert);
      // What is moved loses the focus.
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    }
    for (const gone of there.values()) gone.remove();
    if (hadFocus && !list.contains(document.activeElement)) {
      (list.querySelector("button") ?? byId("said")).focus();
    }
  }

  alert({ id, kind, text }) {
    const remove = make("button", {
      type: "button",
      className: "link",
      onclick: () => this.act("delete-alert", { kind, id }),
    }, "Delete");
    const item = make("li", {},
      make("span", { className: "alert-text" }, text),
      make("span", { className: "quiet" }),
      remove);
    item.dataset.id = id;
    return item;
  }

  showPermissions(permissions) {
    byId("no-permissions").hidden = permissions.length > 0;
    this.fields("permissions", permissions.map(({ name, status }) => ({
      name,
      label: NAMES[name] ?? name,
      options: [...(status ? [] : [["", "not asked yet"]]), ...Object.entries(DECISIONS)],
      chosen: status,
      changed: (value) => value && this.act("permission", { name, granted: value === "GRANTED" }),
    })));
  }

  showFaults(services) {
    this.fields("faults", services.map(({ service, fault, kinds }) => ({
      name: service,
      label: NAMES[service] ?? service,
      options: [["", "work"], ...kinds.map((kind) => [kind.id, kind.text])],
      chosen: fault,
      changed: (value) => this.act("fault", { service, fault: value }),
    })));
  }

  /** Show labelled choices, keeping those that are there, so that the focus stays. */
  fields(place, wanted) {
    const holder = byId(place);
    for (const { name, label, options, chosen, changed } of wanted) {
      const id = `${place}-${name}`;
      let select = byId(id);
      if (!select) {
        select = make("select", { id });
        holder.append(make("label", { htmlFor: id }, label), select);
      }
      select.onchange = () => changed(select.value);
      fill(select, options, chosen);
    }
  }
}

/** Tell when an alert goes off; a screen reader has it on the button too. */
function tellWhen(item, { at, text, left, paused }) {
  const when = [at, paused ? `paused, ${length(left)} left` : `in ${length(left)}`].filter(Boolean);
  item.querySelector(".quiet").textContent = when.join(" · ");
  item.querySelector("button").setAttribute("aria-label", `Delete: ${text}, ${when.join(", ")}`);
}

function onChange(id, changed) {
  const box = byId(id);
  box.onchange = () => changed(box);
}

function nameOf(locale) {
  const [language, region] = locale.split("-");
  const languages = new Intl.DisplayNames(["en"], { type: "language" });
  const regions = new Intl.DisplayNames(["en"], { type: "region" });
  return `${languages.of(language)}, ${regions.of(region)}`;
}

function length(seconds) {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ""}`;
}
