// When an act did not reach us, or broke, a note stands where it was tried. Nothing that was typed is lost.
const SENTENCES = {
  0: "That did not reach us. What you wrote is still here. Try again when you are online.",
  403: "This page has grown old. What you wrote is still here. Load the page again, then send.",
  404: "This is no longer here. Load the page again.",
  413: "That is too long for us to read at once. What you wrote is still here. Keep what matters of it.",
  503: "The records cannot be written right now. What you wrote is still here. Try again in a minute.",
};

// In a row it stands under the whole row: beside the button there is no room for a sentence.
const placeOf = (element) => element.closest("[data-row]") || element.closest("form") || document.getElementById("main");

function tell(event) {
  const from = event.detail.elt;
  const place = placeOf(from);
  place.querySelector(":scope > .trouble")?.remove();
  const note = document.createElement("p");
  note.className = "note bad trouble";
  note.setAttribute("role", "alert");
  note.textContent = SENTENCES[event.detail.xhr?.status ?? 0]
    || "Something broke on our side. What you wrote is still here. Try again in a minute.";
  place.append(note);
}

document.addEventListener("htmx:sendError", tell);
document.addEventListener("htmx:timeout", tell);
document.addEventListener("htmx:responseError", tell);
document.addEventListener("htmx:beforeRequest", (event) => {
  // A question that gives way to a newer one is no error: htmx would note it twice in the console.
  const { xhr } = event.detail;
  const abort = xhr.abort;
  xhr.abort = () => { event.detail.error = ""; abort.call(xhr); };
  placeOf(event.detail.elt).querySelector(":scope > .trouble")?.remove();
});
