module.exports = {
  title: "Peers",
  url: "https://example.org",
  baseUrl: "/",
  plugins: [
    [
      "@docusaurus/plugin-content-blog",
      { path: "content", onInlineTags: "ignore", onInlineAuthors: "ignore", onUntruncatedBlogPosts: "ignore" },
    ],
  ],
};
