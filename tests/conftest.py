import os

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("copydesk.testing")

# No timed tests: a busy machine is no fault of the code. In CI the same examples run each time.
settings.register_profile("copydesk", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("copydesk")
