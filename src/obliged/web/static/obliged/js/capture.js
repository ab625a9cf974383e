// Capture: speaking into the box where the browser can listen; and a press on Keep it that is quicker than the reading.
const Listener = globalThis.SpeechRecognition || globalThis.webkitSpeechRecognition;

function listen(button, field) {
  const listener = new Listener();
  const before = field.value ? `${field.value.trimEnd()} ` : "";
  listener.lang = document.documentElement.lang;
  listener.interimResults = true;
  listener.onresult = (event) => {
    field.value = before + [...event.results].map((result) => result[0].transcript).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  listener.onend = () => {
    button.setAttribute("aria-pressed", "false");
    field.focus();
  };
  button.setAttribute("aria-pressed", "true");
  listener.start();
  return listener;
}

for (const button of document.querySelectorAll("[data-speak]")) {
  const field = document.getElementById(button.dataset.speak);
  const form = field.form;
  if (Listener) {
    let listener = null;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-pressed") === "true") listener.stop();
      else listener = listen(button, field);
    });
  }
  // Where nothing is left to choose, one press keeps, though the reading has not come yet; the next page tells it.
  const hurry = document.createElement("input");
  hurry.type = "hidden";
  hurry.name = "hurry";
  form.append(hurry);
  // Whom a name joins changes what is asked next.
  form.addEventListener("change", (event) => {
    if (event.target.matches('[type="radio"], [name="step"], [name="day"]')) field.dispatchEvent(new Event("reread"));
  });
}
