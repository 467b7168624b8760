// Types of this page's message; pages/sweep/message_types.py says the same.

/** @import { Packed } from "../kit/message.js" */

/**
 * A setting along a side of the map: ticks [place, label], and the value of each row or column.
 * @typedef {object} Axis
 * @property {string} name
 * @property {string} letter
 * @property {boolean} log
 * @property {[number, string][]} marks
 * @property {string[]} values
 */

/**
 * Both sides.
 * @typedef {object} Axes
 * @property {Axis} x
 * @property {Axis} y
 */

/**
 * The map in one of its colours.
 * @typedef {object} View
 * @property {Packed} depth
 * @property {string[]} ends
 * @property {number | null} cap
 * @property {number[] | null} best
 * @property {string} finding
 * @property {string} rest
 */

/**
 * The line η·λ beyond which gradient descent cannot stay.
 * @typedef {object} Bound
 * @property {Packed} line
 * @property {string} name
 */

/**
 * One cell's own run; `left` is the update at which it diverged.
 * @typedef {object} Look
 * @property {number[]} cell
 * @property {number} window
 * @property {number} size
 * @property {number} F
 * @property {Packed} phi
 * @property {Packed} xy
 * @property {Packed} label
 * @property {Packed} hollow
 * @property {number} classes
 * @property {Packed} theta
 * @property {boolean} probabilities
 * @property {number} delta
 * @property {Packed} curve
 * @property {number | null} left
 */

/**
 * What the component of Sweep gets; without a map what is not required is missing.
 * @typedef {object} Message
 * @property {number} rev
 * @property {string} lang
 * @property {Record<string, string>} text
 * @property {string | null} fault
 * @property {string} job
 * @property {string} state
 * @property {number[] | null} shape
 * @property {string} target
 * @property {number} [done]
 * @property {number} [ran]
 * @property {number} [all]
 * @property {string} [seconds]
 * @property {Packed} [status]
 * @property {Packed} [loss]
 * @property {Packed} [test]
 * @property {Packed} [updates]
 * @property {Packed} [lasted]
 * @property {Axes} [axes]
 * @property {string} [colour]
 * @property {string[]} [room]
 * @property {Record<string, View | null>} [views]
 * @property {number} [steps]
 * @property {number} [diverged]
 * @property {Bound | null} [bound]
 * @property {number[] | null} [kept]
 * @property {Look | null} [look]
 */

export {};
