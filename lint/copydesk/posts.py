"""Which files are posts."""

from __future__ import annotations

from copydesk.globs import Globs

# Where each generator looks for posts, by its documentation; patterns as in .gitignore.
_BY_GENERATOR = {
    "astro": ("src/content/**", "src/pages/**"),
    "docusaurus": ("blog/**", "docs/**"),
    "hatena-blogsync": ("**",),
    "hexo": ("source/_posts/**", "source/_drafts/**"),
    "hugo": ("content/**",),
    "jekyll": ("_posts/**", "**/_posts/**", "_drafts/**"),
    "mkdocs-material": ("docs/**",),
    "qiita": ("public/**",),
    "zenn": ("articles/**", "books/**"),
    "zola": ("content/**",),
}
# Folders that hold no posts of the site's own: tools, dependencies, what generators write.
NEVER_FOLDERS = Globs.of(
    (
        ".*/",
        "node_modules/",
        "vendor/",
        "bower_components/",
        "venv/",
        "__pycache__/",
        "_site/",
        "_includes/",
        "_layouts/",
        "/archetypes/",
        "/resources/_gen/",
        "dist/",
        "build/",
    )
)
# Files of a repository that are no posts wherever they lie.
NEVER_FILES = Globs.of(
    (
        "README*",
        "LICEN[SC]E*",
        "CHANGELOG*",
        "CHANGES*",
        "CONTRIBUTING*",
        "CODE_OF_CONDUCT*",
        "SECURITY*",
        "AUTHORS*",
        "NOTICE*",
        "AGENTS.md",
        "CLAUDE.md",
        "robots.txt",
        "requirements*.txt",
        "CMakeLists.txt",
    )
)


def patterns_of(generator: str) -> tuple[str, ...]:
    """Where the posts of a generator lie, relative to the site's root; none when it is unknown."""
    return _BY_GENERATOR.get(generator, ())
