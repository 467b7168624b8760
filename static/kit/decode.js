// Opens the message: arrays travel as little-endian bytes, behind the JSON that names their places, or as base64 in it.

const HALF = new Float32Array(65536);
for (let h = 0; h < 65536; h++) {
  const exponent = (h >> 10) & 31, fraction = h & 1023, sign = h >> 15 ? -1 : 1;
  HALF[h] = sign * (exponent === 0 ? fraction * 2 ** -24
    : exponent === 31 ? (fraction ? NaN : Infinity)
    : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

const OPEN = {
  f8: (buffer) => new Float64Array(buffer),
  f4: (buffer) => new Float32Array(buffer),
  u1: (buffer) => new Uint8Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  f2: (buffer) => Float32Array.from(new Uint16Array(buffer), (h) => HALF[h]),
};

function bytes(text) {
  const binary = atob(text);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < out.length; i++) out[i] = binary.charCodeAt(i);
  return out.buffer;
}

const WIDTH = { f8: 8, f4: 4, f2: 2, u1: 1, i2: 2 };

/** The message with every packed array opened into a typed array that also knows its `shape`; `body` are the bytes behind the JSON. */
export function decode(value, body = null) {
  if (Array.isArray(value)) return value.map((item) => decode(item, body));
  if (value === null || typeof value !== "object") return value;
  if (value.t in OPEN) {
    const size = value.s.reduce((product, side) => product * side, 1) * WIDTH[value.t];
    const array = OPEN[value.t](body ? body.slice(value.at, value.at + size) : bytes(value.b));
    array.shape = value.s;
    return array;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, body)]));
}

/** A message that came as bytes: the length of its JSON, the JSON, and the arrays. */
export function open(sent) {
  const length = new DataView(sent.buffer, sent.byteOffset).getUint32(0, true);
  const json = new TextDecoder().decode(sent.subarray(4, 4 + length));
  return decode(JSON.parse(json), sent.slice(4 + length).buffer);
}

const messages = new WeakMap();

/** A message opened, once: the same object again under another theme. It comes as bytes, or as JSON with base64 in it. */
export function read(sent) {
  if (!messages.has(sent)) messages.set(sent, sent instanceof Uint8Array ? open(sent) : decode(sent));
  return messages.get(sent);
}
