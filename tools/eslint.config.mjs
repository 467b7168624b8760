// Rules that find mistakes; how the code looks is left to its authors. Undeclared names and properties are found by tsc.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    files: ["static/**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // tsc knows the browser's names
      "array-callback-return": "error",
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-constructor-return": "error",
      "no-duplicate-imports": "error",
      "no-implicit-globals": "error",
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-template-curly-in-string": "error",
      "no-unused-expressions": "error",
      "no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
      "no-useless-assignment": "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "require-atomic-updates": "error",
    },
  },
];
