// Types of the fields that several messages have in common; ui/components/message_types.py says the same.

/** An array of the message, as decode.js opens it: its numbers row by row, and its shape.
 * @typedef {(Float64Array | Float32Array | Int16Array | Uint8Array) & { shape: number[] }} Packed
 */

/**
 * An entry that can be picked.
 * @typedef {object} Choice
 * @property {string} id
 * @property {string} name
 */

/**
 * All points: places (n, 2), labels, and which are test points.
 * @typedef {object} Points
 * @property {Packed} xy
 * @property {Packed} label
 * @property {Packed} test
 * @property {number} test_fraction
 */

/**
 * The loss of a run; `examples` holds losses of the examples where the browser cannot compute them.
 * @typedef {object} Loss
 * @property {string} id
 * @property {number} delta
 * @property {string} picture
 * @property {boolean} mirror
 * @property {Packed | null} examples
 */

/**
 * The features on a grid over the data plane: `size` × `size` places, F features each.
 * @typedef {object} Grid
 * @property {number} size
 * @property {number} F
 * @property {Packed} phi
 */

/**
 * A sentence above the picture, and the label of its button, if it has one.
 * @typedef {object} Notice
 * @property {string} text
 * @property {string | null} label
 */

export {};
