// How the page's scripts and their tests are linted: npm ci && npm run lint, in this folder.

import js from "@eslint/js";

const names = (text, how = "readonly") => Object.fromEntries(text.trim().split(/\s+/u).map((name) => [name, how]));

const BROWSER = names(`
  document location navigator history performance console globalThis
  addEventListener setTimeout clearTimeout requestAnimationFrame getComputedStyle matchMedia
  Blob Node NodeFilter Response DecompressionStream URL URLSearchParams atob
`);

// What would make markup or code out of a text, or keep or send what is read (tests/browser/test_scripts.py, too).
const FORBIDDEN = [
  "innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln", "srcdoc", "createContextualFragment", "setHTMLUnsafe", "cookie",
].map((property) => ({ property, message: "Text goes into the page as text alone." }));

const RULES = {
  ...js.configs.recommended.rules,
  "array-callback-return": "error",
  curly: ["error", "multi-line"],
  "default-case-last": "error",
  eqeqeq: "error",
  "no-console": ["error", { allow: ["error"] }],
  "no-else-return": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-lonely-if": "error",
  "no-new-func": "error",
  "no-param-reassign": "error",
  "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "localStorage", "sessionStorage", "indexedDB", "DOMParser", "event", "name"],
  "no-restricted-properties": ["error", ...FORBIDDEN],
  "no-script-url": "error",
  "no-self-compare": "error",
  "no-shadow": ["error", { builtinGlobals: false }],
  "no-template-curly-in-string": "error",
  "no-throw-literal": "error",
  "no-unmodified-loop-condition": "error",
  "no-unreachable-loop": "error",
  "no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
  "no-use-before-define": ["error", { functions: false, classes: true, variables: false }],
  "no-useless-concat": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": ["error", { destructuring: "all" }],
  "prefer-rest-params": "error",
  "prefer-template": "error",
  "require-unicode-regexp": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
};

export default [
  { ignores: ["**/node_modules/**"] },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: RULES,
  },
  { files: ["graph/guantu/export/html/scripts/*.mjs"], languageOptions: { globals: { ...BROWSER, ...names("vis") } } },
  { files: ["tests/browser/js/*.mjs"], languageOptions: { globals: names("URL") } },
];
