"""One suite for two servers: the sandbox on this machine, or Ramp's own sandbox where credentials are given."""
