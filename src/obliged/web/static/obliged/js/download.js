// <button type="button" data-download="#codes" data-name="obliged-codes.txt">: the words as a file, made here and sent nowhere.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-download]");
  const source = button && document.querySelector(button.dataset.download);
  if (!source) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([source.innerText], { type: "text/plain" }));
  link.download = button.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
