// Moves through a list by single keys: j and k, Enter follows the link that has the focus, ? shows the sheet.
// Extra help: tabbing works without it. Who finds single keys in the way switches them off; the device remembers.
const sheet = document.querySelector("[data-keys]");
const stops = [...document.querySelectorAll("[data-key-stop]")];

if (sheet && stops.length > 0) {
  const isOn = sheet.querySelector("[data-keys-on]");
  isOn.checked = localStorage.getItem("list-keys") !== "off";
  isOn.addEventListener("change", () => localStorage.setItem("list-keys", isOn.checked ? "on" : "off"));
  sheet.hidden = false;

  const step = (by) => {
    const at = stops.findIndex((stop) => stop.closest("article").contains(document.activeElement));
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), stops.length - 1);
    stops[next].focus();
    stops[next].closest("article").scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    sheet.open = !sheet.open;
    if (sheet.open) sheet.querySelector("summary").focus();
  };
  const keys = { j: () => step(1), k: () => step(-1), "?": show };

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (!isOn.checked || isTyping || event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
