// <form data-autosubmit>: a choice is made by choosing. Its button stays for those without a script.
document.addEventListener("change", (event) => {
  event.target.closest?.("form[data-autosubmit]")?.requestSubmit();
});
