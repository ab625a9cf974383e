// Single letters, printed on the buttons that they press. Dead inside fields and dialogs; off by <body data-keys="off">.
// Which letters there are stands in web/keys.py, from which Help is made.
// A letter looks in the row first, then in the page, then in the rail.
const FIELDS = "input, textarea, select, [contenteditable], dialog";
let row = null;
let newest = null;
const NEVER = -Infinity; // a page's time begins at nought: a press in its first second follows no G
let leader = NEVER;

const visible = (element) => element?.isConnected && element.getClientRects().length > 0;
const rows = () => [...document.querySelectorAll("[data-row]")].filter(visible);

function here() {
  const focused = document.activeElement?.closest("[data-row]");
  if (focused) row = focused;
  if (!visible(row)) row = document.querySelector("[data-row].open") || rows()[0] || null;
  return row;
}

function find(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const places = [here(), document.getElementById("main"), document];
  if (key === "z") places.splice(1, 0, newest);
  for (const place of places) {
    const found = visible(place === document ? document.body : place) && [...place.querySelectorAll(named)].find(visible);
    if (found) return found;
  }
  // The rail is out of sight on a phone, yet a keyboard may be at hand.
  return document.querySelector(`.spine ${named}`);
}

function press(key) {
  const found = find(key);
  if (!found) return false;
  const into = found.matches("summary[data-into]") && document.getElementById(found.dataset.into);
  if (into) {
    found.parentElement.open = true;
    into.focus();
  } else if (found.matches("input, textarea, select")) found.focus();
  else found.click();
  return true;
}

function walk(by) {
  const all = rows();
  if (!all.length) return;
  const at = document.activeElement?.closest("[data-row]") ? all.indexOf(here()) + by : 0;
  row = all[Math.min(Math.max(at, 0), all.length - 1)];
  (row.querySelector("h3 a, a, button") || row).focus();
}

function send(event) {
  const target = event.target;
  const onRow = target.closest("[data-row]") && target.matches("h3 a");
  // Enter on a button or a link means that one; on a row's heading, or nowhere, it means the row's letter.
  if (target !== document.body && !onRow) return false;
  const button = here()?.querySelector('[data-key="enter"]');
  if (!visible(button)) return false;
  button.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const target = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = target.closest?.("form");
    const button = form?.querySelector('[data-key="mod+enter"], [data-key="enter"], .btn-primary');
    if (form && button) {
      event.preventDefault();
      form.requestSubmit(button.type === "submit" ? button : undefined);
    }
    return;
  }
  if (document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && target.matches?.("[data-row] textarea")) {
    target.blur();
    target.closest("[data-row]").querySelector("h3 a")?.focus();
    return;
  }
  if (target.closest?.(FIELDS) || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter") {
    if (send(event)) event.preventDefault();
    return;
  }
  // The place of the key counts where the script has no Latin letters.
  const key = /^[a-z?]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
  const second = event.timeStamp - leader < 1200;
  leader = NEVER;
  if (second && press(`g ${key}`)) event.preventDefault();
  else if (key === "g") leader = event.timeStamp;
  else if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
  else if (/^[a-z?]$/.test(key) && press(key)) event.preventDefault();
});

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.querySelector?.('[data-key="z"]')) newest = event.detail.elt;
});
