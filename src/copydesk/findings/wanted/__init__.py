"""What a user wants: settings, selected kinds, waivers, and the files that they stand in."""
