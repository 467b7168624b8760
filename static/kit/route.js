// A route beside the script, which answers at once what a moving hand asks, where there is one.

import { open } from "./decode.js";

export class Route {
  constructor(name) {
    Object.assign(this, { name, there: true });
  }

  /** The answer, opened; null where none came: the network was away for a moment, or there is no such route, which then is not asked again. */
  async ask(question) {
    let answer, sent;
    try {
      answer = await fetch(new URL(this.name, document.baseURI), { method: "POST", body: JSON.stringify(question) });
      sent = await answer.arrayBuffer();
    } catch {
      return null;
    }
    try {
      if (answer.ok) return open(new Uint8Array(sent));
    } catch {
      // something else lives at this address
    }
    this.there = false;
    return null;
  }
}
