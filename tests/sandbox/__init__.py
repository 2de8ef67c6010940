"""Tests of the sandbox: over real sockets on the loopback, with the standard library as the client."""
