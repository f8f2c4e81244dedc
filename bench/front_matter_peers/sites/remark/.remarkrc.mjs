import remarkFrontmatter from "remark-frontmatter";
import schema from "remark-lint-frontmatter-schema";

export default {
  plugins: [
    [remarkFrontmatter, ["yaml", "toml"]],
    [schema, { schemas: { "./schema.json": ["./content/*.md"] } }],
  ],
};
