// <button data-insert="{prospect}" data-into="#text">: puts a place where one writes, in the field of its form that one was in.
let last = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches("input:not([type]), textarea")) last = event.target;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  const field = last?.isConnected && last.form === button.form ? last : document.querySelector(button.dataset.into);
  field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
