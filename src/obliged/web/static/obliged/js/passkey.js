// <form data-passkey="create|get|login" data-options="#id">: the device is asked, and its answer is sent as `credential`.
// Login has no options yet: they are fetched when the button is pressed. Hidden where the browser knows no passkeys.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const asked = ({ publicKey }) => {
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) options.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = named(options.allowCredentials);
  return options;
};

const answered = (credential) => {
  const { response } = credential;
  const said = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) said[part] = text(response[part]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: said,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
};

const optionsOf = async (form) => {
  if (form.dataset.passkey !== "login") return JSON.parse(document.querySelector(form.dataset.options).textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status === 429 ? "That was often. Wait a minute, then try again." : "");
  return (await answer.json()).request_options;
};

const ask = async (form) => {
  const publicKey = asked(await optionsOf(form));
  if (form.dataset.passkey !== "create") return navigator.credentials.get({ publicKey });
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
  };
  return navigator.credentials.create({ publicKey });
};

const WHY = {
  InvalidStateError: "This device has a passkey for this account already.",
  NotAllowedError: "No passkey was used. Press again when you are ready.",
  SecurityError: "Passkeys do not work at this address.",
};

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) form.hidden = false;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const note = form.querySelector("[role=alert]");
  note.hidden = true;
  try {
    form.elements.credential.value = answered(await ask(form));
    form.submit();
  } catch (trouble) {
    note.textContent = WHY[trouble.name] ?? (trouble.message || "That did not work. Try again.");
    note.hidden = false;
  }
}, { capture: true });
