// The console: it shows what /_sandbox tells and pulls its levers. Everything goes into the page as text, never as HTML.

const API = "/_sandbox";
const byId = (id) => document.getElementById(id);

async function ask(method, path, body) {
  const options = { method, headers: { Accept: "application/json" } };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(API + path, options);
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(found.error_v2?.message ?? `${answer.status} ${answer.statusText}`);
  return found;
}

function say(text) { byId("said").textContent = text; byId("wrong").textContent = ""; }
function complain(error) { byId("wrong").textContent = error.message; byId("said").textContent = ""; }

// A lever: what it did is said, or what was wrong; then everything in sight is read anew.
async function pull(lever, done) {
  try {
    await lever();
    say(done);
  } catch (error) {
    complain(error);
  }
  await refresh();
}

function element(name, options = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (key === "on") for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
    else if (key === "class") made.className = value;
    else if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const cell = (text, kind) => element("td", kind ? { class: kind } : {}, String(text ?? ""));
const time = (iso) => (iso ?? "").replace("T", " ").slice(0, 19);

function rows(id, records, row) {
  byId(`${id}-rows`).replaceChildren(...records.map(row));
  byId(`${id}-none`).hidden = records.length > 0;
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

function show(id, ...parts) {
  const place = byId(id);
  place.replaceChildren(...parts);
  place.hidden = false;
}

function part(title, text) {
  return [element("h3", {}, title), element("pre", {}, text || "(nothing)")];
}

async function sure(text) {
  const dialog = byId("sure");
  byId("sure-text").textContent = text;
  dialog.returnValue = "no";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  return dialog.returnValue === "yes";
}

// --- Requests ---

let requests = [];
let newest = 0;
let picked = null;

const tone = (status) => (status >= 500 ? "bad" : status >= 400 ? "warn" : "good");

async function readRequests() {
  const { data } = await ask("GET", `/requests?after=${newest}`);
  // Those still on their way have no status yet: read again from the first of them.
  const settled = data.filter((one) => one.status);
  const waiting = data.filter((one) => !one.status).map((one) => one.number);
  const upTo = waiting.length ? Math.min(...waiting) - 1 : Math.max(newest, ...settled.map((one) => one.number), 0);
  const known = new Set(requests.map((one) => one.number));
  const fresh = settled.filter((one) => !known.has(one.number));
  newest = upTo;
  if (!fresh.length && known.size) return;
  requests = [...fresh, ...requests].sort((a, b) => b.number - a.number).slice(0, 300);
  drawRequests();
}

function drawRequests() {
  const wanted = byId("requests-filter").value.trim().toLowerCase();
  const fits = (one) => `${one.method} ${one.path}?${one.query} ${one.operation} ${one.status}`.toLowerCase().includes(wanted);
  rows("requests", requests.filter(fits), (one) => {
    const open = element("button", { type: "button", class: "row mono", on: { click: () => openRequest(one.number) } },
      `${one.method} ${one.path}${one.query ? "?" + one.query : ""}`);
    const line = element("tr", { "aria-selected": String(one.number === picked) },
      cell(time(one.at).slice(11), "tight"), cell(one.status, tone(one.status)), element("td", {}, open),
      cell(one.operation ?? "—"), cell(one.milliseconds, "number"));
    return line;
  });
}

async function openRequest(number) {
  picked = number;
  drawRequests();
  try {
    const one = await ask("GET", `/requests/${number}`);
    const headers = Object.entries(one.headers).map(([name, value]) => `${name}: ${value}`).join("\n");
    show("request",
      element("h3", {}, `${one.method} ${one.path}`),
      element("p", { class: "note" }, `${one.status} in ${one.milliseconds} ms, trace ${one.trace_id}`),
      ...part("Headers", headers),
      ...part(`Body (${one.request_size} bytes)`, pretty(one.request)),
      ...part(`Answer (${one.response_size} bytes)`, pretty(one.response)));
    byId("request").focus();
  } catch (error) {
    complain(error);
  }
}

// --- Data ---

let records = [];

async function readTables() {
  const chosen = byId("data-table").value || "transactions";
  const { data } = await ask("GET", "/tables");
  byId("data-table").replaceChildren(...data.map((one) =>
    element("option", { value: one.name, selected: one.name === chosen ? "" : undefined }, `${one.name} (${one.count})`)));
}

async function readRecords(more = false) {
  const query = new URLSearchParams({ limit: "50", text: byId("data-text").value });
  if (more && records.length) query.set("start", records.at(-1).id);
  const { data } = await ask("GET", `/tables/${byId("data-table").value}?${query}`);
  records = more ? [...records, ...data] : data;
  byId("data-more").disabled = data.length < 50;
  rows("data", records, (one) => {
    const body = one.body;
    const name = body.name ?? body.display_name ?? body.merchant_name ?? body.email ?? body.entity_name ?? "";
    const open = element("button", { type: "button", class: "row mono", on: { click: () => openRecord(one) } }, one.id);
    return element("tr", {}, element("td", {}, open), cell(name), cell(body.state ?? body.status ?? ""));
  });
}

function openRecord(one) {
  const table = byId("data-table").value;
  const levers = [];
  if (table === "transactions" && one.body.state === "PENDING") {
    for (const [verb, done] of [["clear", "Cleared."], ["decline", "Declined."]]) {
      const press = () => pull(async () => {
        const changed = await ask("POST", `/transactions/${one.id}/${verb}`, {});
        openRecord({ ...one, body: changed });
        await readRecords();
      }, done);
      levers.push(element("button", { type: "button", class: "go", on: { click: press } },
        verb === "clear" ? "Clear this transaction" : "Decline this transaction"));
    }
  }
  const hidden = Object.keys(one.hidden).length ? part("Not shown by the API", JSON.stringify(one.hidden, null, 2)) : [];
  show("record", element("h3", {}, one.id), element("div", { class: "bar" }, ...levers),
    ...part("As the API shows it", JSON.stringify(one.body, null, 2)), ...hidden);
  byId("record").focus();
}

// --- Tokens ---

async function readTokens() {
  const { data } = await ask("GET", "/tokens");
  rows("tokens", data, (one) => element("tr", {},
    cell(`…${one.masked}`, "mono"), cell(one.kind), cell(one.state, one.alive ? "good" : "bad"),
    cell(time(one.expires_at) || "never"), cell((one.scopes ?? []).join(" "))));
}

// --- Webhooks ---

async function readWebhooks() {
  const { subscriptions, deliveries, types } = await ask("GET", "/webhooks");
  rows("webhooks", subscriptions, (one) => element("tr", {},
    cell(one.endpoint_url, "mono"), cell(one.status), cell((one.event_types ?? []).join(", "))));
  rows("deliveries", deliveries, (one) => {
    const open = element("button", { type: "button", class: "row", on: { click: () => openDelivery(one) } }, one.event_type);
    return element("tr", {}, cell(time(one.created_at), "tight"), element("td", {}, open),
      cell(one.attempts.length, "number"), cell(outcome(one), one.state === "delivered" ? "good" : "warn"));
  });
  byId("event-types").replaceChildren(...types.map((type) => element("option", { value: type })));
}

const told = (attempt) => attempt.error ?? attempt.status;

function outcome(one) {
  const last = one.attempts.at(-1);
  return last ? `${one.state}: ${told(last)}` : one.state;
}

function openDelivery(one) {
  const headers = Object.entries(one.request.headers).map(([name, value]) => `${name}: ${value}`).join("\n");
  const attempts = one.attempts.map((each) => `${each.number}. ${time(each.at)}  ${told(each)}  (${each.milliseconds} ms)`);
  show("delivery", element("h3", {}, `${one.event_type} to ${one.endpoint_url}`),
    element("p", { class: "note" }, one.next_at ? `${one.state}, next at ${time(one.next_at)}` : one.state),
    ...part("Attempts", attempts.join("\n")), ...part("Headers", headers), ...part("Body", pretty(one.request.body)));
  byId("delivery").focus();
}

// --- Faults ---

async function readFaults() {
  const { data } = await ask("GET", "/faults");
  byId("faults-on").textContent = String(data.length);
  rows("faults", data, (one) => {
    const off = () => pull(() => ask("DELETE", `/faults/${encodeURIComponent(one.id)}`), "Switched off.");
    return element("tr", {}, cell(one.rule, "mono"), cell(one.matched, "number"), cell(one.struck, "number"),
      element("td", {}, element("button", { type: "button", "aria-label": `Switch off ${one.rule}`, on: { click: off } }, "Off")));
  });
}

const switchOn = (rule) => pull(() => ask("POST", "/faults", { rule }), `On: ${rule}`);

// --- Time and snapshots ---

async function readState() {
  const state = await ask("GET", "/state");
  byId("now").textContent = `${time(state.now)} UTC${state.frozen ? " (stands still)" : ""}`;
  byId("count").textContent = String(state.requests);
  byId("base-url").textContent = state.base_url;
  byId("snapshots").replaceChildren(...state.snapshots.map((name) => element("li", {},
    element("span", { class: "mono" }, name),
    element("button", { type: "button", "aria-label": `Go back to ${name}`,
      on: { click: () => pull(() => ask("POST", `/snapshots/${name}/restore`), `As at ${name} again.`) } }, "Go back to it"),
    element("button", { type: "button", "aria-label": `Drop ${name}`,
      on: { click: () => pull(() => ask("DELETE", `/snapshots/${name}`), "Dropped.") } }, "Drop it"))));
}

async function readSchedule() {
  const { data } = await ask("GET", "/schedule");
  rows("schedule", data.slice(0, 30), (one) =>
    element("tr", {}, cell(time(new Date(one.at / 1000).toISOString())), cell(one.kind), cell(one.subject, "mono")));
}

// --- The page ---

const READERS = {
  requests: readRequests,
  data: async () => { await readTables(); await readRecords(); },
  tokens: readTokens,
  webhooks: readWebhooks,
  faults: readFaults,
  time: readSchedule,
};

const section = () => (location.hash.slice(1) in READERS ? location.hash.slice(1) : "requests");

async function refresh() {
  try {
    await readState();
    if (section() !== "data") await READERS[section()]();
    if (section() !== "faults") byId("faults-on").textContent = String((await ask("GET", "/faults")).data.length);
  } catch (error) {
    complain(error);
  }
}

async function turn() {
  const name = section();
  for (const one of document.querySelectorAll("main > section")) one.hidden = one.id !== name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  try { if (name === "data") await READERS.data(); } catch (error) { complain(error); }
  await refresh();
}

addEventListener("hashchange", turn);
byId("requests-filter").addEventListener("input", drawRequests);
byId("requests-clear").addEventListener("click", () => pull(async () => {
  await ask("DELETE", "/requests");
  requests = [];
  drawRequests();
  byId("request").hidden = true;
}, "Forgotten."));
byId("data-table").addEventListener("change", () => readRecords().catch(complain));
byId("data-text").addEventListener("change", () => readRecords().catch(complain));
byId("data-more").addEventListener("click", () => readRecords(true).catch(complain));
byId("tokens-expire").addEventListener("click", () => pull(() => ask("POST", "/tokens/expire"), "All have expired."));
byId("tokens-revoke").addEventListener("click", () => pull(() => ask("POST", "/tokens/revoke"), "All are revoked."));
byId("event").addEventListener("submit", (event) => {
  event.preventDefault();
  const body = { type: byId("event-type").value.trim(), object_id: byId("event-object").value.trim() };
  pull(() => ask("POST", "/events", body), "On its way.");
});
byId("fault").addEventListener("submit", (event) => {
  event.preventDefault();
  switchOn(byId("fault-rule").value.trim());
});
for (const button of document.querySelectorAll("[data-rule]")) {
  button.addEventListener("click", () => switchOn(button.dataset.rule));
}
byId("faults-clear").addEventListener("click", () => pull(() => ask("DELETE", "/faults"), "All is well."));
for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () =>
    pull(() => ask("POST", "/clock", { advance: Number(button.dataset.advance) }), `${button.textContent.trim()}.`));
}
byId("clock").addEventListener("submit", (event) => {
  event.preventDefault();
  pull(() => ask("POST", "/clock", { to: byId("clock-to").value }), "There.");
});
byId("snapshot").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = byId("snapshot-name").value;
  pull(() => ask("POST", `/snapshots/${name}`), `Remembered as ${name}.`);
});
byId("reset").addEventListener("click", async () => {
  if (await sure("All that was changed is lost, and every token with it. Reset?")) pull(() => ask("POST", "/reset"), "As on the first day.");
});
byId("empty").addEventListener("click", async () => {
  if (await sure("Every record is removed, and every token with them. Empty it?")) pull(() => ask("POST", "/empty"), "Empty.");
});

turn();
setInterval(() => {
  if (document.hidden || byId("sure").open) return;
  readState().catch(complain);
  if (section() === "requests" && byId("requests-live").checked) readRequests().catch(complain);
  if (section() === "webhooks") readWebhooks().catch(complain);
}, 1000);
