"""The generator: Ramp's documents in, ``operations/``, ``models/`` and ``resources/`` out. No part of the package.

It takes facts from the documents (paths, names, types, enums, limits) and no sentences: those are ours, in
``words.toml``. What a document gets wrong or leaves unsaid stands in ``overrides.toml``, each entry with its reason.
"""
