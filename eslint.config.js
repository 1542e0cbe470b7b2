import js from "@eslint/js";
import globals from "globals";

const rules = {
  eqeqeq: "error",
  "no-var": "error",
  "prefer-const": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  "max-lines": ["error", 299],
  "max-lines-per-function": ["error", 39],
  "no-restricted-properties": ["error",
    { property: "innerHTML", message: "Build nodes; text goes in by textContent." },
    { property: "outerHTML", message: "Build nodes; text goes in by textContent." },
    { property: "insertAdjacentHTML", message: "Build nodes; text goes in by textContent." },
  ],
};

export default [
  { ignores: ["node_modules/", ".venv/", "build/", "dist/", "web-ext-artifacts/"] },
  js.configs.recommended,
  {
    files: ["extension/**/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: { ...globals.browser, chrome: "readonly" } },
    rules,
  },
  // A classic file is one closure, and some of its parts are makers of closures: they count as a file does, not as a function.
  { files: ["extension/content/*.js"], languageOptions: { sourceType: "script" }, rules: { "max-lines-per-function": ["error", 200] } },
  { files: ["server/**/*.js"], languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.browser }, rules },
  { files: ["tests/**/*.js"], languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: { ...globals.browser, ...globals.node } }, rules: { ...rules, "no-restricted-properties": "off" } },
];
