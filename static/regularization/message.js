// Types of this page's message; pages/regularization/message_types.py says the same.

/** @import { Grid, Packed, Points } from "../kit/message.js" */

/**
 * Values at each λ.
 * @typedef {object} Curves
 * @property {Packed} data
 * @property {Packed} penalty
 * @property {Packed} total
 * @property {Packed} test_loss
 * @property {Packed} train
 * @property {Packed} test
 * @property {Packed} margin
 * @property {Packed} support
 * @property {Packed} alive
 */

/**
 * A weight vector's score for x, and what each penalty costs.
 * @typedef {object} Charge
 * @property {number} score
 * @property {number} l2
 * @property {number} l1
 * @property {number} elastic
 * @property {number[]} parts
 */

/**
 * Both vectors'.
 * @typedef {object} Charges
 * @property {Charge} left
 * @property {Charge} right
 */

/**
 * The comparison as it was at first.
 * @typedef {object} Vectors
 * @property {number[]} left
 * @property {number[]} right
 * @property {number[]} x
 */

/**
 * Two weight vectors of one score; `matched` is the right one scaled to the left one's score.
 * @typedef {object} Same
 * @property {number[]} left
 * @property {number[]} right
 * @property {number[]} x
 * @property {number} reach
 * @property {Charges} charges
 * @property {number[] | null} matched
 * @property {Vectors} default
 */

/**
 * What the component of Regularization gets; `features` is None, and what is not required is missing, where nothing was solved.
 * @typedef {object} Message
 * @property {number} rev
 * @property {string} path
 * @property {string} lang
 * @property {Record<string, string>} text
 * @property {number} at
 * @property {string | null} empty
 * @property {number} window
 * @property {Points} points
 * @property {number} delta
 * @property {Grid | null} features
 * @property {Packed} [strengths]
 * @property {Packed} [shares]
 * @property {Packed} [weights]
 * @property {string[]} [names]
 * @property {[string, number][]} [groups]
 * @property {Packed} [support]
 * @property {Packed} [wrong]
 * @property {string[]} [verdicts]
 * @property {number} [best]
 * @property {Curves} [curves]
 * @property {Same} same
 */

export {};
