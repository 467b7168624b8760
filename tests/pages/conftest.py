"""The toy page's files are copied into a tree by tests/browser/app/test_toy_page.py; where they lie, they have no component."""

collect_ignore = ["toy"]
