// <a href="tel:…" data-call hx-get="…">: one press dials and opens the crib. htmx takes the press, so the number is dialled
// here; without htmx the link does it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-call]");
  if (link && event.defaultPrevented) location.href = link.href;
});
