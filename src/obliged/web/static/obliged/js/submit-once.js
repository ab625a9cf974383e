// A form is sent once. Its button is never disabled, since that would throw focus away.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.ariaBusy === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.ariaBusy = "true";
  // A download answers without leaving the page; a server that is silent this long may be asked again.
  setTimeout(() => { form.ariaBusy = null; }, 10000);
}, true);
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form) form.ariaBusy = null;
});
// Back from the browser's own memory, the page must be usable again.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[aria-busy]")) form.ariaBusy = null;
});
