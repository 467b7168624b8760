"""The browser components: mounting, messages to them, acts from them, routes outside the script."""
