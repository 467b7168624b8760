// Types of this page's message; pages/gradients/message_types.py says the same.

/** @import { Choice, Packed } from "../kit/message.js" */

/**
 * The loss along each weight, and along the chosen one at each h.
 * @typedef {object} Lens
 * @property {number[]} window
 * @property {number} power
 * @property {number} weight
 * @property {Packed} weights
 * @property {Packed} powers
 */

/**
 * What is picked: h = 10^−power, the kind of difference, the weight, and the weights whose numbers are filled in.
 * @typedef {object} Chosen
 * @property {number} power
 * @property {boolean} central
 * @property {number} weight
 * @property {number[]} filled
 */

/**
 * The analytic gradient of one weight, worked out.
 * @typedef {object} Worked
 * @property {number} weight
 * @property {string} line
 * @property {string} value
 * @property {number} example
 * @property {number} y
 * @property {number} n
 * @property {string} example_line
 * @property {string} example_value
 */

/**
 * The outcome of a check beside the gradient's.
 * @typedef {object} Check
 * @property {boolean} ok
 * @property {string} text
 */

/**
 * The verdict on a guess; `zero` names the act that sets the penalty to 0 or back.
 * @typedef {object} Card
 * @property {boolean} right
 * @property {string} title
 * @property {string} text
 * @property {string} zero
 */

/**
 * The gradient with a mistake, its checks, and the guess.
 * @typedef {object} Bug
 * @property {string} picked
 * @property {Choice[]} kinds
 * @property {string} about
 * @property {Packed} numeric
 * @property {Packed} analytic
 * @property {Packed} red
 * @property {Packed} kink
 * @property {Check} start
 * @property {Check} steps
 * @property {Choice[]} options
 * @property {string} guess
 * @property {boolean} hidden
 * @property {Card | null} card
 */

/**
 * What the component of Gradients gets.
 * @typedef {object} Message
 * @property {number} rev
 * @property {string} lang
 * @property {Record<string, string>} text
 * @property {string[]} names
 * @property {number[]} kinds
 * @property {number[]} powers
 * @property {number} J
 * @property {Packed} theta
 * @property {Packed} up
 * @property {Packed} down
 * @property {Packed} analytic
 * @property {Packed} numeric
 * @property {Packed} error
 * @property {Packed} verdict
 * @property {Packed} kink
 * @property {Packed} left
 * @property {Packed} right
 * @property {Packed} examples
 * @property {Lens} lens
 * @property {Chosen} chosen
 * @property {Worked} worked
 * @property {Bug} bug
 */

export {};
