// Types of this page's message; pages/explore/message_types.py says the same.

/** @import { Choice, Loss, Notice, Packed, Points } from "../kit/message.js" */

/**
 * `token` changes with each reset; `step` is the update to begin at.
 * @typedef {object} Clock
 * @property {number} token
 * @property {number} step
 */

/**
 * Whether undo and redo are possible.
 * @typedef {object} History
 * @property {boolean} undo
 * @property {boolean} redo
 */

/**
 * How many points and classes can be drawn.
 * @typedef {object} Limits
 * @property {number} points
 * @property {number} classes
 */

/**
 * The feature map: sampled along one axis, and at the points where that does not suffice.
 * @typedef {object} Features
 * @property {number} F
 * @property {number} size
 * @property {number[][]} pairs
 * @property {Packed} axis
 * @property {Packed | null} points
 */

/**
 * Values after each update; without a run only how many updates are planned.
 * @typedef {object} Curves
 * @property {number} steps
 * @property {Packed} [loss]
 * @property {Packed} [data]
 * @property {Packed} [penalty]
 * @property {Packed} [gradient]
 * @property {Packed} [rate]
 * @property {Packed} [epoch]
 * @property {Packed} [train]
 * @property {Packed} [test]
 */

/**
 * The loss over a plane in weight space: ranges `a` and `b`, values `z`, the run's path on it.
 * @typedef {object} Slice
 * @property {string} kind
 * @property {number} share
 * @property {number[]} a
 * @property {number[]} b
 * @property {Packed} z
 * @property {number[]} levels
 * @property {Packed} path
 * @property {Packed} loss
 * @property {Packed} centre
 * @property {Packed} basis
 * @property {string[]} captions
 */

/**
 * Arrows of each update in the slice; none without a run.
 * @typedef {object} Arrows
 * @property {number} [scale]
 * @property {Packed | null} [gradient]
 * @property {Packed | null} [step]
 * @property {Packed | null} [momentum]
 * @property {Packed | null} [batch]
 */

/**
 * What the component of Explore gets.
 * @typedef {object} Message
 * @property {number} rev
 * @property {number[]} cursor
 * @property {string} lang
 * @property {Record<string, string>} text
 * @property {Record<string, string>} link
 * @property {Clock} clock
 * @property {History} history
 * @property {Limits} limits
 * @property {Choice[]} presets
 * @property {Notice | null} notice
 * @property {string} run
 * @property {number} classes
 * @property {number} window
 * @property {number} reach
 * @property {Points} points
 * @property {Loss} loss
 * @property {string} status
 * @property {string | null} badge
 * @property {Packed | null} theta
 * @property {Features | null} features
 * @property {Curves} curves
 * @property {Packed | null} batches
 * @property {Slice | null} slice
 * @property {Arrows} arrows
 */

export {};
