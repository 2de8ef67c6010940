"""The company that a seed stands for: what it is made of, and how it gets into an empty store. No requests, no HTTP."""
