import { readdirSync } from "node:fs";

import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// app > pages > features > components > api, lib; a feature knows no other feature.
const FEATURES = readdirSync(new URL("src/features", import.meta.url));
const zones = [
  { target: "./src/pages", from: "./src/app" },
  { target: "./src/features", from: ["./src/app", "./src/pages"] },
  ...FEATURES.map((feature) => ({
    target: `./src/features/${feature}`,
    from: "./src/features",
    except: [`./${feature}`],
  })),
  { target: "./src/components", from: ["./src/app", "./src/pages", "./src/features"] },
  { target: ["./src/api", "./src/lib"], from: ["./src/app", "./src/pages", "./src/features", "./src/components"] },
  { target: "./src/styles", from: ["./src/app", "./src/pages", "./src/features", "./src/components", "./src/api"] },
];

export default tseslint.config(
  { ignores: ["dist", "artifacts", "e2e", "public", "src/api/schema.d.ts", "*.js", "scripts"] },
  tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat["recommended-latest"],
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "import-x/no-cycle": "error",
      "import-x/order": [
        "error",
        {
          alphabetize: { order: "asc", caseInsensitive: true },
          "newlines-between": "always",
          groups: [["builtin", "external"], "internal", ["parent", "sibling"]],
          pathGroups: [{ pattern: "@/**", group: "internal" }],
          pathGroupsExcludedImportTypes: [],
        },
      ],
      "max-lines": ["error", 250],
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is shown as text." },
      ],
      complexity: ["error", 10],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // The first field of a dialog somebody has just opened is where they want to be.
      "jsx-a11y/no-autofocus": "off",
      // Table cells are the cells of our grid; native tables carry the rows for it.
      "jsx-a11y/no-noninteractive-element-to-interactive-role": ["error", { table: ["grid"], td: ["gridcell"] }],
    },
  },
);
