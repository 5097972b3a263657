"""What happens to what is stored: full disks, power cuts, torn files, wrong clocks, upgrades."""
