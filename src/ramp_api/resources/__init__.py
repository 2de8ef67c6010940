"""The methods that a client shows, by resource. Every file here is regenerated whole: never edit one."""
