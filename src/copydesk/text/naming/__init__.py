"""Who and where: names, the spellings of one name, what somebody named is."""
