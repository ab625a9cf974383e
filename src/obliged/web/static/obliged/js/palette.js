// Ctrl or Cmd K: one field that finds people and does things. The link that opens it leads to a page where no script runs.
const palette = document.getElementById("palette");
const mac = /Mac|iPhone|iPad/.test(navigator.platform);
for (const key of document.querySelectorAll("[data-mod]")) if (mac) key.textContent = "⌘K";

if (palette) {
  const field = palette.querySelector("input");
  const found = document.getElementById("palette-found");
  const options = () => [...found.querySelectorAll("a[role=option]")];

  const open = () => {
    if (palette.open) return;
    palette.showModal();
    field.select();
    field.dispatchEvent(new Event("palette"));
  };
  const choose = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-palette]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  palette.addEventListener("click", (event) => {
    // The dialog itself is what lies outside of its content: its edge and the backdrop.
    if (event.target === palette) palette.close();
  });
  field.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (all.length) choose(all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
    } else if (event.key === "Enter" && all[at] && !event.isComposing) {
      event.preventDefault();
      all[at].click();
    }
  });
  found.addEventListener("htmx:afterSettle", () => {
    found.hidden = !found.childElementCount;
    field.setAttribute("aria-expanded", String(!found.hidden));
    choose(options()[0]);
  });
}
