// <a href="sms:…" data-sent="form-id">: the words left for another app. Who comes back is asked whether they went.
import { focusOn } from "./focus.js";

let asked = "";

function ask() {
  const form = asked && document.getElementById(asked);
  if (!form || document.visibilityState !== "visible") return;
  asked = "";
  form.removeAttribute("data-waits");
  focusOn(form.querySelector("button"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-sent]");
  if (!link) return;
  asked = link.dataset.sent;
  // On a desk the page may never go out of sight; a few seconds later the question is due all the same.
  setTimeout(ask, 4000);
});
document.addEventListener("visibilitychange", ask);
addEventListener("pageshow", ask);
