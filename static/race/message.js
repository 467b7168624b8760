// Types of this page's message; pages/race/message_types.py says the same.

/** @import { Loss, Notice, Packed, Points } from "../kit/message.js" */

/**
 * A piece of a sentence: words, or the name of a racer.
 * @typedef {object} Part
 * @property {string} text
 * @property {number} [racer]
 * @property {boolean} [strong]
 */

/**
 * The features on a grid, and at the points where they are not linear.
 * @typedef {object} Features
 * @property {number} size
 * @property {number} F
 * @property {Packed} phi
 * @property {Packed | null} points
 */

/**
 * What each update had cost, on the axes other than updates.
 * @typedef {object} Spent
 * @property {Packed} epochs
 * @property {Packed} examples
 * @property {Packed} time
 */

/**
 * One run; `exit` is the update at which its path leaves the plane, `reached` that at which it reaches the target.
 * @typedef {object} Racer
 * @property {string} letter
 * @property {string} name
 * @property {string} detail
 * @property {boolean} search
 * @property {boolean} diverged
 * @property {number} updates
 * @property {Packed} theta
 * @property {Packed} curve
 * @property {Spent} spent
 * @property {Packed} path
 * @property {number | null} exit
 * @property {number | null} reached
 * @property {Loss} loss
 */

/**
 * One plane in weight space, with a landscape for each different loss; `of` says whose is which.
 * @typedef {object} Plane
 * @property {number[]} a
 * @property {number[]} b
 * @property {Packed[]} z
 * @property {number[][]} levels
 * @property {number[]} of
 * @property {boolean} own
 * @property {string[][]} captions
 */

/**
 * A racer's place on one axis.
 * @typedef {object} Rank
 * @property {number} racer
 * @property {number | null} rank
 * @property {string} amount
 */

/**
 * What the component of Race gets; `racers` is None, and what is not required is missing, where there is no race.
 * @typedef {object} Message
 * @property {number} rev
 * @property {number} cursor_rev
 * @property {string} run
 * @property {string} lang
 * @property {Record<string, string>} text
 * @property {number} picked
 * @property {number} step
 * @property {string} axis
 * @property {string} measure
 * @property {number} steps
 * @property {string | null} empty
 * @property {Part[]} sentence
 * @property {number} [classes]
 * @property {number} [window]
 * @property {Points} [points]
 * @property {Features} [features]
 * @property {number} [target]
 * @property {string} [target_text]
 * @property {Racer[] | null} racers
 * @property {Plane} [plane]
 * @property {Record<string, Rank[]> | null} [ranks]
 * @property {string} [ranks_title]
 * @property {Notice | null} notice
 */

export {};
