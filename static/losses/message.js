// Types of this page's message; pages/losses/message_types.py says the same.

/** @import { Packed } from "../kit/message.js" */

/**
 * The largest table, the longest name of a class, the largest score.
 * @typedef {object} Limits
 * @property {number} images
 * @property {number} classes
 * @property {number} name
 * @property {number} score
 */

/**
 * One loss: its summands (n·k), its value for each image, their mean.
 * @typedef {object} Row
 * @property {Packed} terms
 * @property {Packed} value
 * @property {number} mean
 */

/**
 * The question that is open, and those that were settled.
 * @typedef {object} Question
 * @property {number} index
 * @property {string[]} names
 * @property {number[]} done
 * @property {string} ask
 * @property {string} text
 * @property {boolean} settled
 * @property {string[]} options
 * @property {number} guess
 * @property {number} right
 * @property {string} tool
 */

/**
 * What goes wrong in the softmax, and the act that mends it.
 * @typedef {object} Trouble
 * @property {string} text
 * @property {string} fix
 */

/**
 * 
 * @typedef {object} Chain
 * @property {number} image
 * @property {number} factor
 * @property {boolean} shift
 * @property {number} [for]
 * @property {Packed} [s]
 * @property {Packed} [e]
 * @property {Packed} [p]
 * @property {Packed} [sums]
 * @property {Trouble | null} [notice]
 * @property {string} [sentence]
 */

/**
 * Each loss of a margin, and its slope there.
 * @typedef {object} Shapes
 * @property {number} margin
 * @property {Record<string, number[]>} values
 */

/**
 * What the component of Losses gets.
 * @typedef {object} Message
 * @property {number} rev
 * @property {string} lang
 * @property {Record<string, string>} text
 * @property {Limits} limits
 * @property {number} n
 * @property {number} k
 * @property {string[]} names
 * @property {number[]} labels
 * @property {Packed} scores
 * @property {number} delta
 * @property {number} scale
 * @property {boolean} every_class
 * @property {boolean} mean_of_terms
 * @property {boolean} squared
 * @property {Packed} S
 * @property {Packed} p
 * @property {Packed} leads
 * @property {Record<string, Row>} rows
 * @property {Record<string, string>} row_names
 * @property {string} row
 * @property {number} image
 * @property {string | null} note
 * @property {Packed} asked
 * @property {number} asked_scale
 * @property {Question} question
 * @property {Chain} chain
 * @property {Shapes} shapes
 */

export {};
