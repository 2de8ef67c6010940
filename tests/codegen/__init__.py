"""The generator: what it refuses, and that the tree is as it would write it."""
