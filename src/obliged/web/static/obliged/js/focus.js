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

// A row was seen to, HX-Trigger {"next": "#courtesy-8"}: on to the row after it, with its draft already open.
let seenTo = "";

document.addEventListener("next", (event) => {
  if (event.detail?.value) seenTo = event.detail.value;
});

function goOn() {
  const done = seenTo && document.querySelector(seenTo);
  if (!done) return;
  seenTo = "";
  const rows = [...document.querySelectorAll("#main [data-row]")];
  const next = rows.find((row) => done.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING && row !== done)
    || rows.find((row) => row !== done);
  if (!next) return focusOn(done.querySelector("button") || done.querySelector("a"));
  focusOn(next.querySelector("h3 a"));
  next.querySelector(".act a[hx-get]:not([data-call]):not([href$='#'])")?.click();
}

document.addEventListener("htmx:afterSettle", (event) => {
  go();
  goOn();
  // What a page fetches by itself takes nobody's focus.
  if (event.detail.requestConfig?.elt.hasAttribute("data-quiet")) return;
  if (document.activeElement !== document.body || event.detail.elt?.closest?.("#palette")) return;
  // Focus was lost with what the swap replaced: the nearest sense is in what came instead.
  const came = document.getElementById(event.detail.elt?.id) || event.detail.elt;
  focusOn(came?.querySelector?.("[data-focus], h3 a, h2, button, a, textarea"));
});

const first = document.querySelector("[data-focus]");
if (first) focusOn(first);
