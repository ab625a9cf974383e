// One polite line tells those who listen what an act did: HX-Trigger {"say": "Thanked Ana."}.
export function say(words) {
  const line = document.getElementById("status");
  if (!line) return;
  line.textContent = "";
  // Emptied first, so that the same words twice are said twice.
  setTimeout(() => { line.textContent = words; }, 50);
}

document.addEventListener("say", (event) => say(event.detail.value));
