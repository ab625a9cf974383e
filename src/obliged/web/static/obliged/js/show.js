// A password that is being typed can be looked at. Beside each such field stands a button that shows and hides it.
for (const field of document.querySelectorAll("input[type=password]")) {
  const button = document.createElement("button");
  const around = document.createElement("span");
  const turn = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-label", shown ? "Hide the password" : "Show the password");
  };
  button.type = "button";
  button.className = "btn btn-small btn-plain";
  around.className = "show-password";
  field.replaceWith(around);
  around.append(field, button);
  turn(false);
  button.addEventListener("click", () => {
    turn(field.type === "password");
    field.focus();
  });
  field.form?.addEventListener("submit", () => turn(false)); // so that browsers keep it as a password
}
