"""Time of the default rules over a folder of posts, by part, in one process.

python bench/throughput.py FOLDER [--limit 300]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from pathlib import Path

from copydesk.config import Configurations, Selection
from copydesk.registry import Plugins
from copydesk.rule import is_rule
from copydesk.run import Run, read


def main() -> None:
    """Measure and print milliseconds a post for parsing and for each rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*.md*") if path.is_file())[: arguments.limit]
    run = Run(Plugins(), Configurations(isolated=True), Selection())
    spent: Counter[str] = Counter()
    size = 0
    for path in paths:
        source = read(str(path))
        size += len(source.data)
        document = run.document(source)
        start = time.process_time()
        _ = document.front_matter, document.blocks
        spent["(front matter and blocks)"] += time.process_time() - start
        active_rules = run.activation(str(path)).rules(str(path))
        for active in (one for one in active_rules if is_rule(one.rule)):
            start = time.process_time()
            list(active.rule.check(document))
            spent[active.rule.meta.name] += time.process_time() - start
    total = sum(spent.values())
    for name, seconds in spent.most_common():
        print(f"{1000 * seconds / len(paths):8.2f} ms a post  {name}")
    print(f"{1000 * total / len(paths):8.2f} ms a post  in all; {len(paths)} posts, {size / 1e6:.1f} MB")
    print(f"{size / 1e6 / total:8.1f} MB a second")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB of memory at most")


if __name__ == "__main__":
    main()
