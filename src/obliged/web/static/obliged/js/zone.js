// Where a member is: set-up takes the firm's zone from it (<input data-zone>), and Today greets by it.
// Whoever answers a letter without an account is given no cookie.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("input[data-zone]")) field.value ||= zone ?? "";
if (zone && document.querySelector(".shell")) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
