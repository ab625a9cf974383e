// The one place where text becomes a page. Browsers with Trusted Types ask it before anything is written as HTML:
// it reads the text in a document in which nothing runs, and refuses what could act. Scripts by address are our own.
// A plain script, since it must stand before any other.
(function () {
  if (!window.trustedTypes) return;
  const inert = trustedTypes.createPolicy("inert", { createHTML: (text) => text });
  const ACTS = "script, style, iframe, frame, object, embed, base, meta, link, animate, set";
  const LEADS = ["href", "src", "action", "formaction", "xlink:href", "data", "srcdoc"];

  const acts = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(ACTS)) return true;
      if (element.content instanceof DocumentFragment && acts(element.content)) return true;
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || name === "srcdoc" || name.startsWith("hx-on")) return true;
        if (LEADS.includes(name) && /^[\s\0-\x1f]*(?:javascript|vbscript|data:text)/i.test(value)) return true;
      }
    }
    return false;
  };

  trustedTypes.createPolicy("default", {
    createHTML(text) {
      if (acts(new DOMParser().parseFromString(inert.createHTML(text), "text/html"))) {
        throw new TypeError("This text could act, and is not shown.");
      }
      return text;
    },
    createScriptURL(address) {
      if (new URL(address, location.href).origin !== location.origin) throw new TypeError("Not a script of ours.");
      return address;
    },
  });
})();
