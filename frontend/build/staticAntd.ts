import type { Plugin } from "vite";

import { CSS_VAR_KEY } from "../src/styles/theme.ts";

const STYLE_MODULE = /\/antd\/es\/.*\/style(?:\/|\.js)/;
const GENERATOR_MODULE = /\/antd\/es\/theme\/util\/genStyleUtils\.js/;
const GENERATED = /(export default|const (\w+) =) (genStyleHooks|genSubStyleComponent|genComponentStyleHook)\(/g;
const ICON_STYLE = /\/antd\/es\/theme\/util\/useResetIconStyle\.js/;
const STUBS: Record<string, string> = {
  genStyleHooks: `() => ["", "${CSS_VAR_KEY}"]`,
  genSubStyleComponent: "() => null",
  genComponentStyleHook: '() => ""',
};
const SHEET_WRITER = /@rc-component\/util\/(?:es|lib)\/Dom\/dynamicCSS/;

/**
 * Our style sheet is made at build time, so the code that makes Ant Design's rules in the browser is dead weight
 * (a third of the library). Each generator becomes an unused pure call, which the bundler then drops together with
 * everything only it reached.
 */
export function staticAntd(): Plugin {
  let replaced = 0;
  return {
    name: "static-antd",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (SHEET_WRITER.test(id)) return DYNAMIC_CSS;
      if (ICON_STYLE.test(id)) return "export default () => undefined;";
      if (GENERATOR_MODULE.test(id)) return code.replace("= genStyleUtils(", "= /*#__PURE__*/ genStyleUtils(");
      if (!STYLE_MODULE.test(id)) return undefined;
      return code.replace(GENERATED, (_, binding: string, name = "defaultStyle", generator: string) => {
        replaced += 1;
        return `${binding} ${STUBS[generator]};\nconst unused_${name} = /*#__PURE__*/ ${generator}(`;
      });
    },
    buildEnd(error) {
      if (!error && replaced === 0) this.error("No style module of Ant Design was recognised: its layout has changed.");
    },
  };
}

/**
 * A <style> element is refused by our Content-Security-Policy, a constructed sheet is not. What Ant Design would
 * write for its theme is in the static sheet already; what remains is the scroll lock behind dialogs.
 */
const DYNAMIC_CSS = `
const sheets = new Map();
const isTheme = (options) => options?.mark === "data-css-hash" || options?.mark === "css-hash";
const nowhere = { setAttribute() {} };
export function updateCSS(css, key, options) {
  if (isTheme(options)) return nowhere;
  let sheet = sheets.get(key);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheets.set(key, sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(css);
  return nowhere;
}
export function removeCSS(key) {
  const sheet = sheets.get(key);
  sheets.delete(key);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
}
export const injectCSS = () => nowhere;
export const clearContainerCache = () => {};
`;
