"""Web pages and HTML: the article of a page, what the page says of it, and where its words stand."""
