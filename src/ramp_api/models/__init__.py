"""What Ramp takes and gives, one module for each resource. Every file here is regenerated whole: never edit one."""
