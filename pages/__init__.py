"""The pages, a folder each. They do not import each other; what two of them need lies in ui or engine."""
