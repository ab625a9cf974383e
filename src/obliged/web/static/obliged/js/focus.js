// A swap must not throw focus to the top of the page: HX-Trigger {"focus": "#courtesy-8 h3 a"}.
let wanted = "";

export function focusOn(element) {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}

function go() {
  const element = wanted && document.querySelector(wanted);
  if (!element) return;
  wanted = "";
  focusOn(element);
}

document.addEventListener("focus", (event) => {
  if (!event.detail?.value) return;
  wanted = event.detail.value;
  // The header speaks before the swap; where nothing is swapped, a moment later is soon enough.
  setTimeout(go, 120);
});

document.addEventListener("htmx:afterSettle", (event) => {
  go();
  // What a page fetches by itself takes nobody's focus.
  if (event.detail.requestConfig?.elt.hasAttribute("data-quiet")) return;
  if (document.activeElement !== document.body || event.detail.elt?.closest?.("#palette")) return;
  // Focus was lost with what the swap replaced: the nearest sense is in what came instead.
  const came = document.getElementById(event.detail.elt?.id) || event.detail.elt;
  focusOn(came?.querySelector?.("[data-focus], h3 a, h2, button, a, textarea"));
});

const first = document.querySelector("[data-focus]");
if (first) focusOn(first);
