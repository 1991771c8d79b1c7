"""The report as one web page that can be read, mailed and printed: nothing in it is loaded from elsewhere."""
