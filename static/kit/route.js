// A route outside the script: it answers at once what is asked during a drag, on a server that has it.

import { open } from "./decode.js";

/** What `ask` returns for a question that was not computed because a newer one of the same visitor waited. */
export const SUPERSEDED = Symbol("superseded");

export class Route {
  constructor(name) {
    this.name = name;
    this.there = true;
  }

  /** The answer, decoded; SUPERSEDED; or null where none came: the network failed, or there is no such route, which then is not asked again. */
  async ask(question) {
    let answer, sent;
    try {
      answer = await fetch(new URL(this.name, document.baseURI), { method: "POST", body: JSON.stringify(question) });
      sent = await answer.arrayBuffer();
    } catch {
      return null;
    }
    if (answer.status === 204) return SUPERSEDED;
    try {
      if (answer.ok) return open(new Uint8Array(sent));
    } catch {
      // another service answers at this address
    }
    this.there = false;
    return null;
  }
}
