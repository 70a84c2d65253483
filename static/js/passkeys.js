// Passkeys: the browser asks for a fingerprint, a face or a PIN and signs. Nothing secret leaves the device.
class PassKey extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.said = this.querySelector('[role="status"]');
    if (!window.PublicKeyCredential) {
      this.querySelector("[data-unknown]").hidden = false;
      return;
    }
    this.form.querySelector("[type=submit]").hidden = false;
    this.form.addEventListener("submit", (event) => this.ask(event));
  }

  async ask(event) {
    event.preventDefault();
    this.said.textContent = "";
    try {
      const options = await this.options();
      const credential = await ("makes" in this.dataset ? this.make(options) : window.webauthnJSON.get(options));
      this.form.elements.credential.value = JSON.stringify(credential);
    } catch {
      this.said.textContent = this.dataset.failed; // stopped, timed out, or not allowed here
      return;
    }
    this.form.submit();
  }

  async options() {
    const id = this.dataset.options;
    if (id) {
      const known = JSON.parse(document.getElementById(id).textContent);
      return known.creation_options ?? known.request_options;
    }
    const answer = await fetch(this.form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no options");
    return (await answer.json()).request_options;
  }

  make(options) {
    // Kept on the device, and used only by whoever proves to be its owner: so it is enough to sign in by.
    const rules = options.publicKey.authenticatorSelection;
    Object.assign(rules, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
    return window.webauthnJSON.create(options);
  }
}

customElements.define("pass-key", PassKey);
