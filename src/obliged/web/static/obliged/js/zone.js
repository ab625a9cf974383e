// Where a browser is: set-up takes the firm's zone from it (<input data-zone>). From then on the firm's clocks count.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("input[data-zone]")) field.value ||= zone ?? "";
