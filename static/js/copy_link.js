// A link to copy with one press. Without this file it is a field whose text can be selected.
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.said = this.querySelector('[role="status"]');
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
    this.field.addEventListener("focus", () => this.field.select());
  }

  async copy() {
    this.field.select();
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      document.execCommand("copy"); // plain http, older browsers
    }
    this.said.textContent = this.dataset.done;
  }
}

customElements.define("copy-link", CopyLink);
