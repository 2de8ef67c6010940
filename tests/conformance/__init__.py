"""The library against Ramp's own documents, judged by what did not write it; skipped, visibly, where they are absent."""
