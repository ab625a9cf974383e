// <button type="button" data-copy="#letter-7">: the words as they stand in the letter now.
import { say } from "./status.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  const source = button && document.querySelector(button.dataset.copy);
  if (!source) return;
  try {
    await navigator.clipboard.writeText(source.value ?? source.innerText);
    say("Copied.");
    button.dataset.done = "";
    setTimeout(() => delete button.dataset.done, 2000);
  } catch {
    // Without leave to write to the clipboard, the words are at least marked for the reader's own keys.
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    say("The words are selected. Copy them with your own keys.");
  }
});
