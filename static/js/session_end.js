// Says five minutes before it happens that somebody will be signed out, and offers to stay.
const WARN_BEFORE = 300;
const LONGEST_WAIT = 86_400; // browsers count no further than some weeks

class SessionEnd extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.stay());
    this.wait(Number(this.dataset.seconds));
  }

  wait(seconds) {
    clearTimeout(this.timer);
    this.hidden = true;
    if (seconds > LONGEST_WAIT) return;
    this.timer = setTimeout(() => this.warn(), Math.max(seconds - WARN_BEFORE, 0) * 1000);
  }

  warn() {
    this.setAttribute("role", "alert");
    this.hidden = false;
  }

  async stay() {
    const answer = await fetch(this.dataset.stay);
    const seconds = Number(answer.headers.get("Session-Seconds-Left"));
    if (seconds) this.wait(seconds);
    else location.reload(); // it was over: the sign-in page leads back here
  }
}

customElements.define("session-end", SessionEnd);
