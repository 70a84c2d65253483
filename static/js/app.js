// What staff pages do beyond plain forms. Everything here is extra: each page works without it.
import "./copy_link.js";
import "./session_end.js";

// htmx sends the form token with each request.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]');
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});

// After a swap that the person asked for, the new part takes the focus if it says so.
document.addEventListener("htmx:afterSwap", (event) => {
  const part = event.detail.target;
  const wanted = part.matches("[data-focus]") ? part : part.querySelector("[data-focus], [autofocus]");
  if (wanted) wanted.focus();
});

// Escape closes what was opened in its place. In a list of choices it closes the list only.
document.addEventListener("keydown", (event) => {
  const opened = event.key === "Escape" && !event.target.matches("select") && event.target.closest("[data-escape]");
  if (opened) opened.querySelector("[data-cancel]").click();
});

// Printing.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  const hint = button.parentElement.querySelector("[data-print-hint]");
  if (hint) hint.hidden = true;
}
