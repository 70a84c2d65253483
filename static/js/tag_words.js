// Sorting words quickly: keys press the buttons that carry them, marked words become the part. All of it works without this file.
class TagWords extends HTMLElement {
  connectedCallback() {
    this.words = this.querySelector("[data-words]");
    this.form = this.querySelector("[data-tagging]");
    this.querySelector("[data-hint]").hidden = false;
    this.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("selectionchange", () => this.mark());
  }

  // Only in here, never while typing: keys of people who speak or switch stay theirs.
  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const button = this.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  mark() {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || !this.words.contains(chosen.anchorNode) || !this.words.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.selectNodeContents(this.words);
    before.setEnd(range.startContainer, range.startOffset);
    const part = range.toString();
    const start = [...before.toString()].length; // characters as the server counts them
    this.form.elements.start.value = part ? start : "";
    this.form.elements.end.value = part ? start + [...part].length : "";
    const said = this.form.querySelector("[data-chosen]");
    said.hidden = !part;
    said.querySelector("q").textContent = part;
  }
}

customElements.define("tag-words", TagWords);
