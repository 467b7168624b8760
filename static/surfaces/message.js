// Types of this page's message; pages/surfaces/message_types.py says the same.

/** @import { Packed } from "../kit/message.js" */

/**
 * The surface; `z` is None where the component has it already.
 * @typedef {object} Still
 * @property {string} id
 * @property {number[]} window
 * @property {Packed | null} z
 * @property {Packed} levels
 * @property {Packed} minima
 * @property {Packed} saddles
 */

/**
 * The update, the racer whose update is opened, the sub-step, and where the curvature is taken.
 * @typedef {object} Look
 * @property {number} step
 * @property {number} opened
 * @property {number} part
 * @property {string} where
 */

/**
 * One racer's run; `left` is the update at which it leaves what is drawn.
 * @typedef {object} Run
 * @property {string} name
 * @property {number} eta
 * @property {number} updates
 * @property {Packed} path
 * @property {Packed} loss
 * @property {number | null} reached
 * @property {number | null} left
 * @property {boolean} diverged
 */

/**
 * Eigenvalues of the Hessian from update `first` on, and the learning rate beside them.
 * @typedef {object} Curvature
 * @property {string} where
 * @property {boolean} choice
 * @property {string} who
 * @property {boolean} near
 * @property {number | null} lead
 * @property {number[]} shared
 * @property {string} whose
 * @property {string} plain
 * @property {number | null} eta
 * @property {number} first
 * @property {Packed} values
 * @property {Packed} bound
 * @property {Packed | null} factors
 * @property {number} reach
 */

/**
 * The fastest place on the map.
 * @typedef {object} Fastest
 * @property {number} eta
 * @property {number} beta
 * @property {string} n
 */

/**
 * A racer's place on the map.
 * @typedef {object} Mark
 * @property {number} racer
 * @property {number} eta
 * @property {number} beta
 * @property {boolean} free
 * @property {string} n
 */

/**
 * Updates over η × β; `z` is None where the component has it already.
 * @typedef {object} Map
 * @property {string} id
 * @property {number} width
 * @property {number} height
 * @property {number} na
 * @property {Packed | null} z
 * @property {number} best
 * @property {Fastest} fastest
 * @property {number[]} edge
 * @property {Mark[]} marks
 */

/**
 * Arrows of a sub-step; `ends` is None where they are the sub-step's values.
 * @typedef {object} Arrow
 * @property {string} kind
 * @property {boolean} faint
 * @property {Packed | null} ends
 */

/**
 * One sub-step of each update from `first` on.
 * @typedef {object} Substep
 * @property {string} id
 * @property {string} name
 * @property {string} symbol
 * @property {string} sentence
 * @property {Packed} values
 * @property {Arrow[]} arrows
 */

/**
 * The opened racer's updates, taken apart.
 * @typedef {object} Anatomy
 * @property {number} opened
 * @property {number} part
 * @property {number} updates
 * @property {number} first
 * @property {Substep[]} parts
 */

/**
 * What the component of Surfaces gets; `text` is None where it has the texts already.
 * @typedef {object} Message
 * @property {number} rev
 * @property {boolean} live
 * @property {boolean} short
 * @property {string | null} record
 * @property {Record<string, string>} link
 * @property {string} lang
 * @property {Record<string, string> | null} text
 * @property {string} title
 * @property {string} sentence
 * @property {Still} still
 * @property {number[]} start
 * @property {number} updates
 * @property {Look} look
 * @property {Run[]} runs
 * @property {Curvature} curvature
 * @property {Map | null} map
 * @property {Anatomy} anatomy
 */

export {};
