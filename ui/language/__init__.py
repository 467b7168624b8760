"""Numbers, lists and Korean particles in sentences, LaTeX, and untrusted input made safe to repeat."""
