// <textarea data-keep id="…">: what was typed outlives a reload and a broken answer, in this tab only.
// A warning before leaving comes only where the words could not be kept.
const name = (field) => `typed ${location.pathname} ${field.id}`;
let lost = false;

function keep(field, more = {}) {
  try {
    if (field.value === field.defaultValue) sessionStorage.removeItem(name(field));
    else sessionStorage.setItem(name(field), JSON.stringify({ base: field.defaultValue, text: field.value, ...more }));
    lost = false;
  } catch {
    lost = field.value !== field.defaultValue;
  }
}

function restore(within) {
  const came = performance.getEntriesByType("navigation")[0]?.type;
  for (const field of within.querySelectorAll("textarea[data-keep][id]")) {
    let typed = null;
    try { typed = JSON.parse(sessionStorage.getItem(name(field))); } catch { /* Nothing was kept. */ }
    if (!typed) continue;
    // Another draft stands there now, or the words were sent and the page went on: they are not wanted back.
    if (typed.base !== field.defaultValue || (typed.sent && came === "navigate")) sessionStorage.removeItem(name(field));
    else field.value = typed.text;
  }
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-keep][id]")) keep(event.target);
});
document.addEventListener("submit", (event) => {
  for (const field of event.target.querySelectorAll("textarea[data-keep][id]")) keep(field, { sent: true });
  lost = false;
  if (event.target.matches("[data-forget]")) {
    try { sessionStorage.clear(); } catch { /* There is nothing to forget. */ }
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) return;
  for (const field of event.detail.elt.querySelectorAll?.("textarea[data-keep][id]") ?? []) {
    try { sessionStorage.removeItem(name(field)); } catch { /* There is nothing to forget. */ }
  }
});
document.addEventListener("htmx:load", (event) => restore(event.detail.elt));
addEventListener("beforeunload", (event) => {
  if (lost) event.preventDefault();
});
restore(document);
