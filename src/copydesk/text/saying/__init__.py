"""Who says what: quotation marks and quotes, reporting clauses, speakers."""
