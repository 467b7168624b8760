// Numbers as a person reads them: true minus, few digits, never a rounded state.

const SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function power(value) {
  const [mantissa, exponent] = value.toExponential(1).split("e");
  const digits = [...String(Math.abs(+exponent))].map((d) => SUPER[d]).join("");
  return `${mantissa.replace("-", "−")}×10${+exponent < 0 ? "⁻" : ""}${digits}`;
}

/** `digits` decimals below 10, fewer above, powers of ten where those would lie. */
export function num(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 0.5 * 10 ** -digits)) return power(value);
  const places = size < 10 ? digits : size < 100 ? digits - 1 : size < 1000 ? digits - 2 : 0;
  return value.toFixed(Math.max(0, places)).replace("-", "−");
}

/** Two fixed decimals for columns, so that digits stand below each other. */
export function fixed(value, digits = 2) {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e4) return num(value, digits);
  const text = value.toFixed(digits);
  return (+text === 0 ? (0).toFixed(digits) : text).replace("-", "−");
}

/** A setting as it was given: no trailing zeros. */
export const plain = (value) => num(value, 6).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

export const percent = (share) => (share * 100).toFixed(1);
