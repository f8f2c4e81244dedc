"""Short words and names of things that all languages take over from technical English."""

TAKEN_OVER = frozenset({
    "ai", "ap", "ar", "cd", "cdn", "cli", "cm", "cmd", "cp", "css", "csv", "ctrl", "cv", "db", "dj", "dns",
    "fm", "ftp", "gb", "gcc", "go", "gpg", "gtk", "hdd", "hmm", "hr", "html", "http", "https", "hz", "id",
    "int", "io", "ip", "it", "js", "jsx", "kb", "kg", "km", "lib", "llvm", "ls", "mb", "md", "mdx", "ml",
    "mm", "mp3", "ms", "mv", "nm", "npm", "nth", "os", "pc", "pdf", "php", "png", "pr", "pwd", "px", "py",
    "qa", "rb", "rm", "rs", "rss", "sh", "sql", "src", "ss", "ssd", "ssh", "std", "str", "svg", "tb",
    "tcp", "tls", "ts", "tsx", "tv", "txt", "ui", "ux", "vm", "vr", "vs", "xml", "xr", "xyz", "yml",
})  # fmt: skip
