// <button type="button" data-print>: a firm prints its week, and a card prints itself.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
